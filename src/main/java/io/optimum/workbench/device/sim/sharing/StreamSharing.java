package io.optimum.workbench.device.sim.sharing;

import io.optimum.workbench.device.sim.block.Arbiter;
import io.optimum.workbench.device.sim.block.BlockScheduler;
import io.optimum.workbench.device.sim.block.ReadyQueues;
import io.optimum.workbench.device.sim.block.SmPool;
import io.optimum.workbench.device.sim.block.SmRange;
import io.optimum.workbench.device.sim.block.SmShare;

/// Streams of one process: all queue at one block scheduler for all SMs, so kernels of different
/// streams run side by side, and the head of the queue holds up whoever is behind it (Amert et al.,
/// RTSS 2017).
final class StreamSharing implements SharingRule {
  private final BlockScheduler scheduler;
  private final ReadyQueues all;

  StreamSharing(BlockScheduler scheduler, SmPool pool) {
    this.scheduler = scheduler;
    all = scheduler.open(0, pool, SmShare.of(new SmRange(0, pool.smCount())));
  }

  @Override
  public ReadyQueues queues(int deployment, double smShareFraction) {
    return all;
  }

  @Override
  public Arbiter arbiter() {
    return scheduler;
  }
}
