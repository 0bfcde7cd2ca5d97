package io.optimum.workbench.device.sim.sharing;

import io.optimum.workbench.device.sim.block.Arbiter;
import io.optimum.workbench.device.sim.block.BlockScheduler;
import java.util.List;

/// The block schedulers behind what a way of sharing gives to the simulation.
public final class Contexts {
  private Contexts() {}

  /// One for each process that takes turns, else one for all.
  public static List<BlockScheduler> of(Arbiter arbiter) {
    return arbiter instanceof TurnTaking turns ? turns.contexts : List.of((BlockScheduler) arbiter);
  }
}
