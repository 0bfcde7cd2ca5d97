/// Discrete-event simulated GPU.
///
/// Read in this order: [SimulatedGpu] (the port), [Simulation] (the event loop), [BlockScheduler]
/// (the arbiter) with [SmPool] and [ResidentKernel] (placement and cohorts), [Contention] with
/// [SharedResource] (what slows what is resident), [Calibration] (solo latency as profiled),
/// [io.optimum.workbench.device.sim.load] (arrivals, batches, statistics), [Observer] and
/// [SpanRecorder] (watching live). [SimulatorOptions] switches each effect. Uses `device`, `domain`
/// and `task`.
///
/// Fields of the hot path are plain and package-private: at a million kernels a second nothing is
/// allocated per event.
@NullMarked
package io.optimum.workbench.device.sim;

import org.jspecify.annotations.NullMarked;
