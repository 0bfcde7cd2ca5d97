package io.optimum.workbench.importer.nsys;

import io.optimum.workbench.importer.kernel.Repetition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The inferences of one stream: stretches of its kernels that are alike.
///
/// @param stream whose kernels
/// @param starts first kernel of each inference, as index into the stream's rows
/// @param period kernels of one inference
/// @param graph whether each is one launch of a CUDA graph
record Inferences(StreamRows stream, int[] starts, int period, boolean graph) {
  private static final int LEAST = 3;

  int count() {
    return starts.length;
  }

  boolean isNone() {
    return starts.length == 0;
  }

  /// Row of the `position`th kernel of an inference.
  int row(int inference, int position) {
    return stream.rows()[starts[inference] + position];
  }

  /// What the kernels are, whichever the inference.
  long[] keys(Activities activities) {
    return Arrays.copyOfRange(stream.keys(activities), starts[0], starts[0] + period);
  }

  /// Finds them: by graph launches where kernels run in graphs, else by repetition.
  static Inferences find(StreamRows stream, Activities activities) {
    long inGraphs =
        Arrays.stream(stream.rows())
            .filter(row -> activities.kind(row) == Activities.Kind.GRAPH_KERNEL)
            .count();
    return inGraphs * 2 > stream.rows().length
        ? byGraph(stream, activities)
        : byRepetition(stream, activities);
  }

  /// All kernels of the stream as a single inference.
  static Inferences whole(StreamRows stream) {
    return new Inferences(stream, new int[] {0}, stream.rows().length, false);
  }

  private static Inferences byRepetition(StreamRows stream, Activities activities) {
    Repetition found = Repetition.find(stream.keys(activities));
    if (found.isNone()) {
      return new Inferences(stream, new int[0], 0, false);
    }
    Repetition turned = found.rotated(longestPause(stream, activities, found));
    int[] starts = new int[turned.count()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = turned.from() + i * turned.period();
    }
    return new Inferences(stream, starts, turned.period(), false);
  }

  /// The kernel of the period before which the stream is idle longest: there an inference begins.
  private static int longestPause(StreamRows stream, Activities activities, Repetition found) {
    double[] pauses = new double[found.period()];
    for (int i = 1; i < found.length(); i++) {
      int row = stream.rows()[found.from() + i];
      int before = stream.rows()[found.from() + i - 1];
      pauses[i % found.period()] += activities.startNanos[row] - activities.endNanos[before];
    }
    pauses[0] *= (double) found.count() / (found.count() - 1);
    int best = 0;
    for (int i = 1; i < pauses.length; i++) {
      best = pauses[i] > pauses[best] ? i : best;
    }
    return best;
  }

  private static Inferences byGraph(StreamRows stream, Activities activities) {
    long[] keys = stream.keys(activities);
    Map<Integer, Integer> votes = new HashMap<>();
    int[] ends = ends(stream, activities);
    for (int start = 0; start < ends.length; start = ends[start]) {
      votes.merge(hash(keys, start, ends[start]), ends[start] - start, Integer::sum);
    }
    int winner =
        votes.entrySet().stream()
            .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElse(0);
    int[] starts = new int[ends.length];
    int count = 0;
    int period = 0;
    for (int start = 0; start < ends.length; start = ends[start]) {
      boolean alike = hash(keys, start, ends[start]) == winner;
      if (alike && (count == 0 || ends[start] - start == period)) {
        period = ends[start] - start;
        starts[count++] = start;
      }
    }
    return new Inferences(stream, Arrays.copyOf(starts, count >= LEAST ? count : 0), period, true);
  }

  /// For each first kernel of a graph launch the index after its last.
  private static int[] ends(StreamRows stream, Activities activities) {
    int[] rows = stream.rows();
    int[] ends = new int[rows.length];
    int start = 0;
    for (int i = 1; i <= rows.length; i++) {
      if (i == rows.length
          || activities.correlation[rows[i]] != activities.correlation[rows[start]]) {
        ends[start] = i;
        start = i;
      }
    }
    return ends;
  }

  private static int hash(long[] keys, int from, int to) {
    return Arrays.hashCode(Arrays.copyOfRange(keys, from, to));
  }
}
