package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.domain.run.SpanBatch;

/// A stream of one of the runs that are seen; stays the same when its priority changes.
///
/// @param run 0 = the run to compare with, 1 = the run that is watched
public record LaneKey(int run, int deployment, int stream) {
  public static final int REFERENCE = 0;
  public static final int WATCHED = 1;

  public static LaneKey of(int run, SpanBatch.Lane lane) {
    return new LaneKey(run, lane.deployment(), lane.stream());
  }
}
