package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.ui.timeline.model.Finder;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.Runs;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/// What is drawn on the lanes.
///
/// @param runs the spans
/// @param layout where the rows are
/// @param book what is known of the kernels
/// @param objectives latency objectives by engine, in nanoseconds
/// @param found what is looked for; other kernels step back
public record LaneScene(
    Runs runs,
    RowLayout layout,
    KernelBook book,
    Map<EngineId, Long> objectives,
    Optional<Finder> found) {
  /// Whether a kernel is looked for, or nothing is.
  public boolean stands(int run, int name) {
    return found.isEmpty() || names(run).get(name);
  }

  private BitSet names(int run) {
    return found.orElseThrow().matches().get(run);
  }

  long objective(LaneSpans lane) {
    return objectives.getOrDefault(lane.lane().engine(), Long.MAX_VALUE);
  }

  /// The index of an engine's colour: that of its deployment in the run that is watched.
  int series(RowLayout.Shown shown) {
    EngineId engine = shown.spans().lane().engine();
    return runs.watched().lanes().stream()
        .map(LaneSpans::lane)
        .filter(lane -> shown.key().run() != LaneKey.WATCHED && lane.engine().equals(engine))
        .findFirst()
        .orElse(shown.spans().lane())
        .deployment();
  }
}
