/// Profiles re-enacted without TensorRT: kernels of our own that hold the GPU as each
/// [io.optimum.workbench.domain.engine.KernelProfile] says, launched on the same streams. It shows
/// real block scheduling and memory contention on any CUDA GPU, but no engine's arithmetic.
///
/// Read in this order: [StandIn] (the kernels there are, in `reenact.cu` beside this package's
/// resources), [KernelPlan] and [LaunchPlan] (which kernel, how many blocks, for how long, with how
/// much traffic; pure), [CycleFit] and [Calibrator] (until it takes the profile's time),
/// [Reenactment] (the source of executables). Uses `device`, `device.cuda`, `device.cuda.driver`.
@NullMarked
package io.optimum.workbench.device.cuda.reenact;

import org.jspecify.annotations.NullMarked;
