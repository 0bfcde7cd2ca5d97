/// Discrete-event simulated GPU.
///
/// Read in this order: [SimulatedGpu] (the port), [Simulation] (the event loop), then the packages
/// below, one per noun: `program` (an engine made ready to run), `host` (launches and copies),
/// `block` (block dispatch), `rate` (what slows what is resident), `sharing` (streams, green
/// contexts, MPS, time slices), `event` (time), `watch` (spans and live runs). Here too:
/// [MemoryCheck] and [Noise]. [SimulatorOptions] switches each mechanism. Uses `device`,
/// `device.load`, `domain` and `task`.
///
/// At a million kernels a second nothing is allocated per event, and the fields of the hot path are
/// plain.
@NullMarked
package io.optimum.workbench.device.sim;

import org.jspecify.annotations.NullMarked;
