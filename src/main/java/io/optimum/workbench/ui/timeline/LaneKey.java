package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.domain.SpanBatch;

/// A stream of one of the runs that are seen; stays the same when its priority changes.
///
/// @param run 0 = the run to compare with, 1 = the run that is watched
record LaneKey(int run, int deployment, int stream) {
  static final int REFERENCE = 0;
  static final int WATCHED = 1;

  static LaneKey of(int run, SpanBatch.Lane lane) {
    return new LaneKey(run, lane.deployment(), lane.stream());
  }
}
