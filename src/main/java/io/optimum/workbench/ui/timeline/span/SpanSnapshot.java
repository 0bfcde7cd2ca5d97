package io.optimum.workbench.ui.timeline.span;

import java.util.List;

/// Everything a [SpanStore] held at one moment. Immutable, and cheap to take.
///
/// @param version grows with every change of the store
/// @param lanes by deployment and stream
/// @param names kernel names, by the index that tracks carry
/// @param spanCount spans held
/// @param droppedCount spans that were given up for newer ones
/// @param startNanos when the oldest span held starts
/// @param endNanos when the newest ends
public record SpanSnapshot(
    long version,
    List<LaneSpans> lanes,
    List<String> names,
    long spanCount,
    long droppedCount,
    long startNanos,
    long endNanos) {
  public SpanSnapshot {
    lanes = List.copyOf(lanes);
  }

  public static SpanSnapshot empty() {
    return new SpanSnapshot(0, List.of(), List.of(), 0, 0, 0, 0);
  }

  /// Whether there is a stream of which only whole inferences are known, not their kernels: a run
  /// traced at the level of CUDA graphs.
  public boolean isGraphLevel() {
    return lanes.stream()
        .anyMatch(lane -> lane.operations().size() == 0 && lane.inferences().size() > 0);
  }

  public boolean isEmpty() {
    return spanCount == 0;
  }
}
