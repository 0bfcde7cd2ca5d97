/// From service times to what users feel: arrivals, queues and batching give latency percentiles
/// and goodput. Pure functions of `domain` records.
///
/// Read [io.optimum.workbench.service.ServiceModel] first: it maps a
/// [io.optimum.workbench.service.ServiceTime] to a [io.optimum.workbench.service.ServiceLevel].
/// Behind it, `WaitingTime` holds the queueing formulas and `LatencyDistribution` adds up the
/// parts. What deployments of one GPU do to each other under their demands and paces is played:
/// [io.optimum.workbench.service.JointPlay]; `Interference` says how much, `Turns` how unevenly.
/// [io.optimum.workbench.service.Arrivals] and [io.optimum.workbench.service.Batcher] are shared
/// with the simulator, so that both mean the same by a load.
@NullMarked
package io.optimum.workbench.service;

import org.jspecify.annotations.NullMarked;
