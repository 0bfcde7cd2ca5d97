package io.optimum.workbench.importer.nsys;

import io.optimum.workbench.importer.kernel.Launch;
import io.optimum.workbench.importer.kernel.ObservedKernel;
import io.optimum.workbench.importer.nsys.ActivityReader.Stream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Turns the inferences of streams that run the same kernels into one engine: per kernel the median
/// over the inferences that had the GPU to themselves, or over all where too few had.
final class EngineAnalysis {
  /// Fewer inferences alone than this say nothing about the engine alone.
  private static final int ENOUGH_ALONE = 3;

  private final Activities activities;
  private final Naming naming;
  private final List<Inferences> streams;
  private final List<int[]> alone = new ArrayList<>();
  private final List<int[]> all = new ArrayList<>();

  /// What numbers in the columns stand for.
  ///
  /// @param functions per name its function
  /// @param signatures per name the whole of it
  record Naming(
      List<Stream> streams,
      List<String> functions,
      List<String> signatures,
      List<Launch> launches,
      LayerNames layers) {}

  EngineAnalysis(
      Activities activities, BitSet overlapping, Naming naming, List<Inferences> streams) {
    this.activities = activities;
    this.naming = naming;
    this.streams = streams;
    for (Inferences each : streams) {
      for (int i = 0; i < each.count(); i++) {
        int from = each.starts()[i];
        int[] rows = Arrays.copyOfRange(each.stream().rows(), from, from + each.period());
        all.add(rows);
        if (Arrays.stream(rows).noneMatch(overlapping::get)) {
          alone.add(rows);
        }
      }
    }
  }

  TracedEngine engine() throws IOException {
    Inferences first = streams.getFirst();
    Stream place = naming.streams.get(first.stream().lane());
    List<int[]> chosen = chosen();
    LayerNames.Found found = naming.layers.of(place.process(), first, activities);
    int[] sample = chosen.getFirst();
    List<ObservedKernel> kernels =
        IntStream.range(0, first.period())
            .mapToObj(i -> kernel(sample[i], found.layers().get(i), medianDuration(chosen, i)))
            .toList();
    return new TracedEngine(
        streams.stream().map(each -> each.stream().lane()).toList(),
        place.device(),
        kernels,
        all.size(),
        alone.size(),
        ranAlone() ? median(alone.stream().mapToLong(this::latency).toArray()) : 0,
        found.enqueueNanos(),
        first.graph(),
        copied(Activities.Kind.HOST_TO_DEVICE),
        copied(Activities.Kind.DEVICE_TO_HOST));
  }

  /// Per row of an inference the kernel's duration alone; 0 where none ran alone.
  void soloNanos(TracedEngine engine, long[] target) {
    if (!ranAlone()) {
      return;
    }
    for (int[] rows : all) {
      for (int i = 0; i < rows.length; i++) {
        target[rows[i]] = engine.kernels().get(i).nanos();
      }
    }
  }

  private boolean ranAlone() {
    return alone.size() >= Math.min(ENOUGH_ALONE, all.size());
  }

  private List<int[]> chosen() {
    return ranAlone() ? alone : all;
  }

  private ObservedKernel kernel(int row, String layer, long nanos) {
    return new ObservedKernel(
        naming.functions.get(activities.name[row]),
        naming.signatures.get(activities.name[row]),
        layer,
        nanos,
        naming.launches.get(activities.launch[row]));
  }

  private long medianDuration(List<int[]> inferences, int position) {
    long[] nanos = new long[inferences.size()];
    for (int i = 0; i < nanos.length; i++) {
      int row = inferences.get(i)[position];
      nanos[i] = activities.endNanos[row] - activities.startNanos[row];
    }
    return Math.max(1, median(nanos));
  }

  private long latency(int[] rows) {
    long end = Arrays.stream(rows).mapToLong(row -> activities.endNanos[row]).max().orElseThrow();
    return Math.max(1, end - activities.startNanos[rows[0]]);
  }

  /// Bytes copied on the process's streams while the inferences ran, per inference.
  private long copied(Activities.Kind kind) {
    long from = all.stream().mapToLong(rows -> activities.startNanos[rows[0]]).min().orElseThrow();
    long to =
        all.stream()
            .mapToLong(rows -> activities.endNanos[rows[rows.length - 1]])
            .max()
            .orElseThrow();
    long process = naming.streams.get(streams.getFirst().stream().lane()).process();
    long bytes = 0;
    for (int row = 0; row < activities.size(); row++) {
      boolean during = activities.startNanos[row] >= from && activities.endNanos[row] <= to;
      if (during
          && activities.kind(row) == kind
          && naming.streams.get(activities.lane[row]).process() == process) {
        bytes += activities.name[row];
      }
    }
    return bytes / all.size();
  }

  private static long median(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
