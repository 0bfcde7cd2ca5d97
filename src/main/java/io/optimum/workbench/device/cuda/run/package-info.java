/// One run of a combination on a real GPU, over the small port
/// [io.optimum.workbench.device.cuda.driver.CudaDriver]: everything but the native calls, so tests
/// run it on a fake GPU whose clock jumps.
///
/// Read in this order: [CudaRun] (the run and its calling thread), [LaunchSchedule] (which stream,
/// which priority, which thread), [LaneWorker] (a host thread), [Lane] and [EnqueuedInference]
/// (what is enqueued between two events), [Ledger] (who may start, what was seen, when it is
/// enough), [RunSpans] (spans, with the kernels of `device.cuda.run.trace`). Threads and time are
/// in `device.cuda.run.host`; [BoardMonitor] is the board. Uses `device`, `device.load`,
/// `device.cuda`, `device.cuda.driver`.
@NullMarked
package io.optimum.workbench.device.cuda.run;

import org.jspecify.annotations.NullMarked;
