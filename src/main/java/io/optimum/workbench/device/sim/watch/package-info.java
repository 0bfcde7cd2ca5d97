/// What watchers see of a run: [Observer] paces it and reports, [SpanRecorder] collects the spans
/// of each [TracedStream], [io.optimum.workbench.device.WallClock] is the time they live in.
/// Results never depend on it.
@NullMarked
package io.optimum.workbench.device.sim.watch;

import org.jspecify.annotations.NullMarked;
