package io.optimum.workbench.device.sim.sharing;

import io.optimum.workbench.device.sim.block.Arbiter;
import io.optimum.workbench.device.sim.block.BlockScheduler;
import io.optimum.workbench.device.sim.block.ResidentKernel;
import io.optimum.workbench.device.sim.event.EventQueue;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.List;

/// Contexts of different processes take turns on the whole GPU, in a circle.
///
/// A turn ends after its time slice if another context has work, and at once when its own has none:
/// none resident, none waiting, and none that the host has launched. Blocks that are resident at
/// the end of a slice are saved and restored (compute preemption, from Pascal on); that takes what
/// moving the registers and shared memory of all SMs to DRAM and back takes at full bandwidth (the
/// estimate of Tanasic et al., "Enabling Preemptive Multiprogramming on GPUs", ISCA 2014). A change
/// between contexts with nothing resident is free: assumed, that of the drained GPU is small
/// (NVIDIA DRIVE OS, "Setting the Preemption Type").
///
/// Stream priorities hold within a process only. Not valid for GPUs that graphics share.
final class TurnTaking implements Arbiter {
  /// Assumed. `nvidia-smi compute-policy --set-timeslice` knows DEFAULT, SHORT, MEDIUM and LONG,
  /// and NVIDIA documents no length of any (NVIDIA/k8s-device-plugin issue 354 asks for one); DRIVE
  /// OS allows a millisecond at least ("Setting Parameters"). A process alone never notices.
  static final double SLICE_NANOS = 2e6;

  private static final int NOBODY = -1;
  final List<BlockScheduler> contexts;
  private final EventQueue events;
  private final int slot;
  private final double moveNanos;
  private final int[] launched;
  private final boolean[] hasLaunched;
  private int current = NOBODY;
  private boolean changing;
  private double turnStartNanos;

  /// @param slot of its own event
  TurnTaking(List<BlockScheduler> contexts, EventQueue events, int slot, GpuSpec gpu) {
    this.contexts = contexts;
    this.events = events;
    this.slot = slot;
    moveNanos = moveNanos(gpu);
    launched = new int[contexts.size()];
    hasLaunched = new boolean[slot];
    contexts.forEach(each -> each.pause(0));
  }

  /// Time to move what all SMs hold between them and DRAM, one way.
  static double moveNanos(GpuSpec gpu) {
    double perSm = 4.0 * gpu.smLimits().registers() + gpu.smLimits().sharedMemoryBytes();
    return gpu.smCount() * perSm * 1e9 / gpu.dramBytesPerSecond();
  }

  @Override
  public void enter(ResidentKernel kernel, double nowNanos) {
    int owner = kernel.owner();
    if (!hasLaunched[kernel.slot()]) {
      hasLaunched[kernel.slot()] = true;
      launched[owner]++;
    }
    contexts.get(owner).enter(kernel, nowNanos);
    if (owner != current && !changing) {
      if (current == NOBODY || launched[current] == 0) {
        change(owner, nowNanos);
      } else {
        events.set(slot, Math.max(nowNanos, turnStartNanos + SLICE_NANOS));
      }
    }
  }

  @Override
  public void finish(ResidentKernel kernel, double nowNanos) {
    contexts.get(kernel.owner()).finish(kernel, nowNanos);
  }

  @Override
  public void ended(ResidentKernel kernel, boolean moreIsLaunched, double nowNanos) {
    if (!moreIsLaunched) {
      int owner = kernel.owner();
      hasLaunched[kernel.slot()] = false;
      launched[owner]--;
      if (owner == current && launched[owner] == 0 && !changing) {
        giveUp(nowNanos);
      }
    }
  }

  /// The slice of the current context has ended, or the change to it.
  @Override
  public void tick(double nowNanos) {
    if (changing) {
      changing = false;
      start(nowNanos);
    } else {
      giveUp(nowNanos);
    }
  }

  private void giveUp(double nowNanos) {
    int next = nextInCircle();
    if (next != current && next != NOBODY) {
      change(next, nowNanos);
    } else {
      events.set(slot, EventQueue.NEVER);
    }
  }

  private int nextInCircle() {
    for (int i = 1; i <= launched.length; i++) {
      int next = (current + i) % launched.length;
      if (launched[next] > 0) {
        return next;
      }
    }
    return NOBODY;
  }

  private void change(int next, double nowNanos) {
    double cost = 0;
    if (current != NOBODY) {
      contexts.get(current).pause(nowNanos);
      cost += contexts.get(current).hasResident() ? moveNanos : 0;
    }
    cost += contexts.get(next).hasResident() ? moveNanos : 0;
    current = next;
    changing = cost > 0;
    if (changing) {
      events.set(slot, nowNanos + cost);
    } else {
      start(nowNanos);
    }
  }

  private void start(double nowNanos) {
    turnStartNanos = nowNanos;
    contexts.get(current).resume(nowNanos);
    boolean others = nextInCircle() != current && nextInCircle() != NOBODY;
    events.set(slot, others ? nowNanos + SLICE_NANOS : EventQueue.NEVER);
  }

  @Override
  public void account(double nowNanos) {
    contexts.forEach(each -> each.account(nowNanos));
  }

  @Override
  public double smBusyNanos() {
    return contexts.stream().mapToDouble(BlockScheduler::smBusyNanos).sum();
  }

  @Override
  public double dramBusyNanos() {
    return contexts.stream().mapToDouble(BlockScheduler::dramBusyNanos).sum();
  }
}
