/// Block dispatch: which blocks run where and when.
///
/// [BlockScheduler] is the arbiter; kernels wait in [ReadyQueues], [SmPool] places them on the SMs
/// of its [SmBank]s and remembers where as [Segments], and [ResidentKernel] with its [CohortQueue]
/// is what a stream has on the GPU. Nothing is allocated per event. Uses `rate`, `program` and
/// `event`.
@NullMarked
package io.optimum.workbench.device.sim.block;

import org.jspecify.annotations.NullMarked;
