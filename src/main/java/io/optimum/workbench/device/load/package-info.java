/// What is asked of a deployment during a run, and what it is seen to do.
///
/// Read in this order: [LoadGenerator] (when the next inference may start, and with which inputs),
/// [InputQueue] (inputs, drawn when looked at), [InputBatch] (the inputs one context works on),
/// [LoadStatistics] with [LatencyRecorder] and [BatchMeans] (what is kept of them), [StopCheck]
/// (when that is enough). Knows `domain` and, for arrivals and batching, `service`; nothing of the
/// GPU.
@NullMarked
package io.optimum.workbench.device.load;

import org.jspecify.annotations.NullMarked;
