/// Block dispatch: which blocks run where and when.
///
/// [BlockScheduler] is the arbiter; kernels wait in [ReadyQueues], [SmPool] says what is free on
/// each SM, and [ResidentKernel] with its [CohortQueue] is what a stream has on the GPU. Nothing is
/// allocated per event. Uses `rate`, `program` and `event`.
@NullMarked
package io.optimum.workbench.device.sim.block;

import org.jspecify.annotations.NullMarked;
