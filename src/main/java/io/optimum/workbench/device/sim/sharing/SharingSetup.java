package io.optimum.workbench.device.sim.sharing;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.sim.block.BlockScheduler;
import io.optimum.workbench.device.sim.block.Board;
import io.optimum.workbench.device.sim.block.Coarsening;
import io.optimum.workbench.device.sim.block.SmPool;
import io.optimum.workbench.device.sim.event.EventQueue;
import io.optimum.workbench.device.sim.rate.Rates;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a way of sharing is set up with, for one run.
///
/// @param deployments how many share the GPU
/// @param streams how many they have together; their event slots are the first
/// @param slot event slot of the arbiter, behind all others
public record SharingSetup(
    GpuSpec gpu,
    Set<Mechanism> mechanisms,
    Coarsening coarsening,
    EventQueue events,
    int deployments,
    int streams,
    int slot) {
  /// What the arbiters compute with, for the version of the rules.
  public static String constants() {
    return "slice " + TurnTaking.SLICE_NANOS;
  }

  /// The rule of a way of sharing.
  public SharingRule rule(Sharing sharing) {
    if (sharing == Sharing.TIME_SLICED) {
      return timeSlices();
    }
    if (!mechanisms.contains(Mechanism.OCCUPANCY)) {
      return new SeparateSms(scheduler(false), this::pool);
    }
    return switch (sharing) {
      case STREAMS, TIME_SLICED -> new StreamSharing(scheduler(true), pool());
      case GREEN_CONTEXT -> new GreenContexts(scheduler(false), pool());
      case MPS -> new MpsClients(scheduler(true), pool());
    };
  }

  private SharingRule timeSlices() {
    List<BlockScheduler> contexts = new ArrayList<>();
    List<SmPool> pools = new ArrayList<>();
    for (int i = 0; i < deployments; i++) {
      contexts.add(scheduler(true));
      pools.add(pool());
    }
    return new TimeSlices(contexts, pools, new TurnTaking(contexts, events, slot, gpu));
  }

  private BlockScheduler scheduler(boolean sameSms) {
    Rates rates = new Rates(gpu, mechanisms, streams);
    boolean priorities = mechanisms.contains(Mechanism.PRIORITY);
    Board board = new Board(gpu.smCount(), streams, rates, coarsening, priorities);
    return new BlockScheduler(board, events, sameSms);
  }

  private SmPool pool() {
    return new SmPool(gpu.smLimits(), gpu.smCount());
  }
}
