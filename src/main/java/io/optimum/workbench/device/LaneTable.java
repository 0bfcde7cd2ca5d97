package io.optimum.workbench.device;

import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The lanes that the spans of a run name: each stream at the priority that it begins with, and
/// after them, in a run that is steered, at each other one that came up. Belongs to one thread.
public final class LaneTable {
  private static final int NONE = -1;
  private final List<SpanBatch.Lane> lanes;
  private final int[][] numbers;

  /// @param first the streams of the run
  public LaneTable(List<SpanBatch.Lane> first) {
    lanes = new ArrayList<>(first);
    numbers = new int[first.size()][StreamPriority.values().length];
    for (int stream = 0; stream < numbers.length; stream++) {
      Arrays.fill(numbers[stream], NONE);
      numbers[stream][first.get(stream).priority().ordinal()] = stream;
    }
  }

  /// Where a stream at a priority is among all.
  ///
  /// @param stream index among the streams of the run
  public int number(int stream, StreamPriority priority) {
    int known = numbers[stream][priority.ordinal()];
    if (known != NONE) {
      return known;
    }
    lanes.add(lanes.get(stream).withPriority(priority));
    numbers[stream][priority.ordinal()] = lanes.size() - 1;
    return lanes.size() - 1;
  }

  /// As many as the numbers given out need; may grow.
  public List<SpanBatch.Lane> all() {
    return List.copyOf(lanes);
  }
}
