/// An engine profile made ready to run.
///
/// [EngineProgram] holds its [Kernel]s, each with its [io.optimum.workbench.device.Occupancy],
/// scaled by [io.optimum.workbench.domain.engine.Calibration] so that the engine alone takes its
/// measured latency. Uses `host`.
@NullMarked
package io.optimum.workbench.device.sim.program;

import org.jspecify.annotations.NullMarked;
