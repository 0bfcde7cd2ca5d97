package io.optimum.workbench.device.sim.sharing;

import io.optimum.workbench.device.sim.block.Arbiter;
import io.optimum.workbench.device.sim.block.BlockScheduler;
import io.optimum.workbench.device.sim.block.ReadyQueues;
import io.optimum.workbench.device.sim.block.SmPool;
import io.optimum.workbench.device.sim.block.SmRange;
import io.optimum.workbench.device.sim.block.SmShare;
import java.util.function.Supplier;

/// A GPU on which residents never take each other's room: every deployment has as many SMs as there
/// are. What a deployment still loses there, it loses by contention. No such GPU exists; it shows
/// what occupancy does.
final class SeparateSms implements SharingRule {
  private final BlockScheduler scheduler;
  private final Supplier<SmPool> pools;

  SeparateSms(BlockScheduler scheduler, Supplier<SmPool> pools) {
    this.scheduler = scheduler;
    this.pools = pools;
  }

  @Override
  public ReadyQueues queues(int deployment, double smShareFraction) {
    SmPool own = pools.get();
    SmRange range = SmRange.share(smShareFraction, 0, own.smCount());
    return scheduler.open(deployment, own, SmShare.of(range));
  }

  @Override
  public Arbiter arbiter() {
    return scheduler;
  }
}
