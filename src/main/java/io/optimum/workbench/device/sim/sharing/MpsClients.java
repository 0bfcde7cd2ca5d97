package io.optimum.workbench.device.sim.sharing;

import io.optimum.workbench.device.sim.block.Arbiter;
import io.optimum.workbench.device.sim.block.BlockScheduler;
import io.optimum.workbench.device.sim.block.ReadyQueues;
import io.optimum.workbench.device.sim.block.SmPool;
import io.optimum.workbench.device.sim.block.SmRange;
import io.optimum.workbench.device.sim.block.SmShare;

/// Processes under the multi-process service: kernels of all clients run side by side, as those of
/// one process would, on any SM.
///
/// NVIDIA, "Multi-Process Service": an active thread percentage limits how much of the SMs a client
/// can fill at a time, reserves none, and lets kernels of different clients meet on an SM; here it
/// caps the blocks of a client at those that its share of the SMs, rounded up, can hold. Priorities
/// hold between clients (same manual, "Client Priority Level Control"). Clients without a cap queue
/// as the streams of one process do; one that has reached its cap holds up nobody else: assumed,
/// the manual does not say. Each client has a CUDA context and launch threads of its own.
///
/// Valid from Volta on. The hardware may concentrate a capped client on few SMs; here it spreads.
final class MpsClients implements SharingRule {
  private final BlockScheduler scheduler;
  private final SmPool pool;
  private final ReadyQueues uncapped;

  MpsClients(BlockScheduler scheduler, SmPool pool) {
    this.scheduler = scheduler;
    this.pool = pool;
    uncapped = scheduler.open(-1, pool, SmShare.of(all()));
  }

  private SmRange all() {
    return new SmRange(0, pool.smCount());
  }

  @Override
  public ReadyQueues queues(int deployment, double smShareFraction) {
    if (smShareFraction == 1) {
      return uncapped;
    }
    double capSms = Math.ceil(smShareFraction * pool.smCount());
    return scheduler.open(deployment, pool, new SmShare(all(), capSms));
  }

  @Override
  public Arbiter arbiter() {
    return scheduler;
  }
}
