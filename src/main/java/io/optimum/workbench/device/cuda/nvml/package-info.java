/// The board beside a run, through the NVIDIA Management Library: [Nvml] is the library,
/// [NvmlBoard] one GPU, [BoardSlices] the MIG slices of all, [BoardSample] what it says at a
/// moment, [BoardLog] what is kept of a run. Uses `device.cuda`, `device.cuda.foreign`,
/// `device.cuda.run` and `domain`.
@NullMarked
package io.optimum.workbench.device.cuda.nvml;

import org.jspecify.annotations.NullMarked;
