package io.optimum.workbench.device.sim.block;

import io.optimum.workbench.device.sim.event.EventQueue;
import io.optimum.workbench.device.sim.rate.Contention;
import io.optimum.workbench.device.sim.rate.Draw;
import java.util.Collection;

/// Which blocks run where and when: the arbiter of the GPU.
///
/// After Amert et al., "GPU Scheduling on the NVIDIA TX2: Hidden Details Revealed" (RTSS 2017): a
/// kernel enters the queue of its stream's priority when it is ready; only the head of the highest
/// queue that is not empty is placed; it leaves when all its blocks are placed, and nobody behind
/// it is placed before; a resident block is never taken back.
///
/// Streams that may use different SMs (green contexts) have queues of their own: a partition does
/// not wait for another.
///
/// Two simplifications for speed: a piece of a kernel is placed only if it is at least a tenth of
/// what the GPU can hold of it, and blocks that end within half a microsecond are released
/// together. What they cost in accuracy has not been measured yet.
public final class BlockScheduler {
  public static final double MIN_PIECE_FRACTION = 0.1;
  public static final double TOGETHER_NANOS = 500;

  private final SmPool pool;
  private final Contention contention;
  private final EventQueue events;
  private final ReadyQueues[] partitions;
  private final ResidentKernel[] running;
  private final Draw[] draws;
  private int runningCount;
  private double accountedNanos;
  private double smBusyNanos;
  private double dramBusyNanos;

  /// @param partitions the queues of the different ranges of SMs that streams may use
  public BlockScheduler(
      SmPool pool,
      Contention contention,
      EventQueue events,
      Collection<ReadyQueues> partitions,
      int streams) {
    this.pool = pool;
    this.contention = contention;
    this.events = events;
    this.partitions = partitions.toArray(ReadyQueues[]::new);
    running = new ResidentKernel[streams];
    draws = new Draw[streams];
  }

  /// SM time with at least one resident block, summed over SMs, up to the last event.
  public double smBusyNanos() {
    return smBusyNanos;
  }

  /// Time at full DRAM bandwidth that would have moved what was moved, up to the last event.
  public double dramBusyNanos() {
    return dramBusyNanos;
  }

  /// Counts what is busy up to a time.
  public void account(double nowNanos) {
    double elapsed = nowNanos - accountedNanos;
    smBusyNanos += elapsed * pool.busySms();
    dramBusyNanos += elapsed * contention.dramDrawn();
    accountedNanos = nowNanos;
  }

  /// Takes a kernel that is ready.
  public void enter(ResidentKernel kernel, double nowNanos) {
    ReadyQueues queues = kernel.queues;
    queues.add(kernel);
    account(nowNanos);
    if (dispatch(queues, nowNanos)) {
      rerate(nowNanos);
    }
  }

  /// Ends the first cohort of a kernel, and whatever ends with it, and places what waits. A kernel
  /// whose last blocks have ended has its end as its next event.
  public void finish(ResidentKernel due, double nowNanos) {
    if (due.queues.head() == due && due.canRecycle(TOGETHER_NANOS) && endsAlone(due, nowNanos)) {
      recycle(due, nowNanos);
      return;
    }
    account(nowNanos);
    for (int i = 0; i < runningCount; i++) {
      ResidentKernel kernel = running[i];
      if (events.time(kernel.slot) <= nowNanos + TOGETHER_NANOS) {
        double end = kernel.release(pool, nowNanos, TOGETHER_NANOS);
        if (kernel.resident == 0) {
          events.set(kernel.slot, kernel.isPlaced() ? end : EventQueue.NEVER);
          running[i] = running[--runningCount];
          draws[i--] = draws[runningCount];
        }
      }
    }
    for (ReadyQueues queues : partitions) {
      dispatch(queues, nowNanos);
    }
    rerate(nowNanos);
  }

  /// The next blocks of the same kernel take the places of those that end: nothing else changes.
  private void recycle(ResidentKernel kernel, double nowNanos) {
    kernel.recycle();
    events.set(kernel.slot, kernel.firstEndNanos());
    if (kernel.isPlaced()) {
      account(nowNanos);
      ReadyQueues queues = kernel.queues;
      queues.removeHead();
      if (dispatch(queues, nowNanos)) {
        rerate(nowNanos);
      }
    }
  }

  private boolean endsAlone(ResidentKernel kernel, double nowNanos) {
    for (int i = 0; i < runningCount; i++) {
      if (running[i] != kernel && events.time(running[i].slot) <= nowNanos + TOGETHER_NANOS) {
        return false;
      }
    }
    return true;
  }

  /// Places heads until one does not fit whole.
  private boolean dispatch(ReadyQueues queues, double nowNanos) {
    boolean placed = false;
    for (ResidentKernel head = queues.head(); head != null; head = queues.head()) {
      int segments = pool.place(head.kernel.occupancy, head.unplaced, head.atLeast, head.range);
      if (segments == SmPool.NONE) {
        head.fillsItsRoom = false;
        return placed;
      }
      if (head.resident == 0) {
        draws[runningCount] = head.draw;
        running[runningCount++] = head;
      }
      head.place(pool, segments, nowNanos);
      placed = true;
      if (!head.isPlaced()) {
        return true;
      }
      queues.removeHead();
    }
    return placed;
  }

  private void rerate(double nowNanos) {
    for (int i = 0; i < runningCount; i++) {
      running[i].advance(nowNanos);
    }
    contention.rate(draws, runningCount);
    for (int i = 0; i < runningCount; i++) {
      events.set(running[i].slot, running[i].firstEndNanos());
    }
  }
}
