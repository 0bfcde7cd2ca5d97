package io.optimum.workbench.device.sim.sharing;

import io.optimum.workbench.device.sim.block.Arbiter;
import io.optimum.workbench.device.sim.block.BlockScheduler;
import io.optimum.workbench.device.sim.block.ReadyQueues;
import io.optimum.workbench.device.sim.block.SmPool;
import io.optimum.workbench.device.sim.block.SmRange;
import io.optimum.workbench.device.sim.block.SmShare;
import java.util.LinkedHashMap;
import java.util.Map;

/// Green contexts of one process: each deployment has SMs of its own, handed out side by side, and
/// a queue of its own for them, so that it does not wait for another (CUDA Driver API, "Green
/// Contexts"). Deployments whose SMs are the same queue together.
///
/// L2, DRAM and power stay shared. Real partitions come in steps of 2 or 8 SMs, here of 1; shares
/// that sum to more than 1 overlap.
final class GreenContexts implements SharingRule {
  private final BlockScheduler scheduler;
  private final SmPool pool;
  private final Map<SmRange, ReadyQueues> partitions = new LinkedHashMap<>();
  private int next;

  GreenContexts(BlockScheduler scheduler, SmPool pool) {
    this.scheduler = scheduler;
    this.pool = pool;
  }

  @Override
  public ReadyQueues queues(int deployment, double smShareFraction) {
    int smCount = pool.smCount();
    SmRange range = SmRange.share(smShareFraction, next % smCount, smCount);
    next += smShareFraction < 1 ? range.size() : 0;
    return partitions.computeIfAbsent(
        range, each -> scheduler.open(deployment, pool, SmShare.of(each)));
  }

  @Override
  public Arbiter arbiter() {
    return scheduler;
  }
}
