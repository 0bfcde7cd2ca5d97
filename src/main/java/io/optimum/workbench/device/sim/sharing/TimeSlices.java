package io.optimum.workbench.device.sim.sharing;

import io.optimum.workbench.device.sim.block.Arbiter;
import io.optimum.workbench.device.sim.block.BlockScheduler;
import io.optimum.workbench.device.sim.block.ReadyQueues;
import io.optimum.workbench.device.sim.block.SmPool;
import io.optimum.workbench.device.sim.block.SmRange;
import io.optimum.workbench.device.sim.block.SmShare;
import java.util.List;

/// Processes without the multi-process service: each has the whole GPU while it is its turn, and
/// kernels of two processes never overlap ([TurnTaking]). Within a process streams share as ever.
final class TimeSlices implements SharingRule {
  private final List<BlockScheduler> processes;
  private final List<SmPool> pools;
  private final TurnTaking turns;

  /// @param pools what each process finds on the SMs when it is its turn
  TimeSlices(List<BlockScheduler> processes, List<SmPool> pools, TurnTaking turns) {
    this.processes = processes;
    this.pools = pools;
    this.turns = turns;
  }

  @Override
  public ReadyQueues queues(int deployment, double smShareFraction) {
    SmPool pool = pools.get(deployment);
    return processes
        .get(deployment)
        .open(deployment, pool, SmShare.of(new SmRange(0, pool.smCount())));
  }

  @Override
  public Arbiter arbiter() {
    return turns;
  }
}
