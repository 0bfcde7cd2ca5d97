package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.cuda.run.host.RunClock;

/// What is seen of lanes while they run, and after.
///
/// @param clock of the run
/// @param spans what ran when
/// @param outputs what it computed
record LaneWatch(RunClock clock, RunSpans spans, OutputCheck outputs) {}
