package io.optimum.workbench.device.sim.block;

import io.optimum.workbench.device.sim.event.EventQueue;
import io.optimum.workbench.device.sim.rate.Draw;
import io.optimum.workbench.device.sim.rate.Rates;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which blocks run where and when: the hardware's block dispatch.
///
/// After Amert et al., "GPU Scheduling on the NVIDIA TX2: Hidden Details Revealed" (RTSS 2017): a
/// kernel enters the queue of its stream's priority when it is ready; only the head of the highest
/// queue that is not empty is placed; it leaves when all its blocks are placed, and nobody behind
/// it is placed before; a resident block is never taken back.
///
/// Streams that may use different SMs have queues of their own. One whose head finds no room does
/// not hold up the others if they have SMs of their own, and does if all use the same SMs; a head
/// that only its own cap holds back never holds up others.
///
/// Two simplifications for speed: see [Coarsening]. Valid for compute capability 6 to 9; thread
/// block clusters and dynamic parallelism are left out.
public final class BlockScheduler implements Arbiter {
  private final Board board;
  private final EventQueue events;
  private final Rates rates;
  private final Coarsening coarsening;
  private final boolean sameSms;
  SmPool[] pools = {};
  private ReadyQueues[] queues = {};
  final ResidentKernel[] running;
  private final Draw[] draws;
  int runningCount;
  private long entered;
  boolean paused;
  private double accountedNanos;
  private double smBusyNanos;
  private double dramBusyNanos;

  /// @param board what it places blocks on
  /// @param sameSms whether all queues use the same SMs
  public BlockScheduler(Board board, EventQueue events, boolean sameSms) {
    this.board = board;
    this.events = events;
    this.sameSms = sameSms;
    rates = board.rates();
    coarsening = board.coarsening();
    running = new ResidentKernel[board.streams()];
    draws = new Draw[board.streams()];
  }

  /// Adds queues for kernels that use a share of the SMs of a pool.
  ///
  /// @param owner for whom: a number of the caller's choice
  public ReadyQueues open(int owner, SmPool pool, SmShare share) {
    ReadyQueues opened = new ReadyQueues(owner, pool, share, board);
    queues = Arrays.copyOf(queues, queues.length + 1);
    queues[queues.length - 1] = opened;
    if (!Arrays.asList(pools).contains(pool)) {
      pools = Arrays.copyOf(pools, pools.length + 1);
      pools[pools.length - 1] = pool;
    }
    return opened;
  }

  @Override
  public double smBusyNanos() {
    return smBusyNanos;
  }

  @Override
  public double dramBusyNanos() {
    return dramBusyNanos;
  }

  @Override
  public void account(double nowNanos) {
    if (!paused) {
      double elapsed = nowNanos - accountedNanos;
      smBusyNanos += elapsed * busySms();
      dramBusyNanos += elapsed * rates.dramDrawn();
    }
    accountedNanos = nowNanos;
  }

  private int busySms() {
    int busy = 0;
    for (SmPool pool : pools) {
      busy += pool.busySms();
    }
    return Math.min(busy, board.smCount());
  }

  /// Whether any block is resident.
  public boolean hasResident() {
    return runningCount > 0;
  }

  @Override
  public void enter(ResidentKernel kernel, double nowNanos) {
    kernel.readyOrder = entered++;
    kernel.queues.add(kernel);
    ResidentKernel head = kernel.queues.head();
    if (head != null && head != kernel) {
      head.fillsItsRoom = false;
    } else if (!paused) {
      account(nowNanos);
      if (queues.length == 1 ? dispatch(kernel.queues, nowNanos) : dispatchAll(nowNanos)) {
        rerate(nowNanos);
      }
    }
  }

  /// A kernel whose last blocks have ended has its end as its next event.
  @Override
  public void finish(ResidentKernel due, double nowNanos) {
    if (canRecycle(due, nowNanos)) {
      recycle(due, nowNanos);
      return;
    }
    account(nowNanos);
    double together = coarsening.togetherNanos();
    for (int i = 0; i < runningCount; i++) {
      ResidentKernel kernel = running[i];
      if (events.time(kernel.slot) <= nowNanos + together) {
        double end = kernel.release(nowNanos, together);
        if (kernel.resident == 0) {
          events.set(kernel.slot, kernel.isPlaced() ? end : EventQueue.NEVER);
          running[i] = running[--runningCount];
          draws[i--] = draws[runningCount];
        }
      }
    }
    dispatchAll(nowNanos);
    rerate(nowNanos);
  }

  @Override
  public void ended(ResidentKernel kernel, boolean moreIsLaunched, double nowNanos) {}

  @Override
  public void tick(double nowNanos) {
    throw new IllegalStateException("Block dispatch has no events of its own.");
  }

  /// Freezes everything resident: kernels keep their places and do not advance.
  public void pause(double nowNanos) {
    account(nowNanos);
    paused = true;
    for (int i = 0; i < runningCount; i++) {
      running[i].advance(nowNanos);
      events.set(running[i].slot, EventQueue.NEVER);
    }
  }

  /// Lets what was frozen go on, and places what has come since.
  public void resume(double nowNanos) {
    account(nowNanos);
    paused = false;
    for (int i = 0; i < runningCount; i++) {
      running[i].skipTo(nowNanos);
    }
    dispatchAll(nowNanos);
    rerate(nowNanos);
  }

  /// Whether the next blocks of the same kernel take the places of those that end, and nothing else
  /// changes.
  private boolean canRecycle(ResidentKernel due, double nowNanos) {
    return due.queues.head() == due
        && due.canRecycle(coarsening.togetherNanos())
        && endsAlone(due, nowNanos)
        && (!sameSms || waitsAlone(due.queues));
  }

  private void recycle(ResidentKernel kernel, double nowNanos) {
    kernel.recycle();
    events.set(kernel.slot, kernel.firstEndNanos());
    if (kernel.isPlaced()) {
      account(nowNanos);
      kernel.queues.removeHead();
      if (queues.length == 1 ? dispatch(kernel.queues, nowNanos) : dispatchAll(nowNanos)) {
        rerate(nowNanos);
      }
    }
  }

  private boolean endsAlone(ResidentKernel kernel, double nowNanos) {
    for (int i = 0; i < runningCount; i++) {
      if (running[i] != kernel
          && events.time(running[i].slot) <= nowNanos + coarsening.togetherNanos()) {
        return false;
      }
    }
    return true;
  }

  private boolean waitsAlone(ReadyQueues mine) {
    for (ReadyQueues each : queues) {
      if (each != mine && each.head() != null) {
        return false;
      }
    }
    return true;
  }

  /// Places heads in the order of priority and readiness, until none fits.
  private boolean dispatchAll(double nowNanos) {
    if (queues.length == 1) {
      return dispatch(queues[0], nowNanos);
    }
    boolean placed = false;
    for (ReadyQueues each : queues) {
      each.isHeld = false;
    }
    for (ReadyQueues next = firstInLine(); next != null; next = firstInLine()) {
      ResidentKernel head = Objects.requireNonNull(next.head());
      int before = head.unplaced;
      next.isHeld = !placeHead(next, head, nowNanos);
      placed |= head.unplaced < before;
      if (next.isHeld && sameSms && !head.isCapped) {
        return placed;
      }
    }
    return placed;
  }

  private @Nullable ReadyQueues firstInLine() {
    ReadyQueues first = null;
    for (ReadyQueues each : queues) {
      if (!each.isHeld && each.head() != null && (first == null || each.isBefore(first))) {
        first = each;
      }
    }
    return first;
  }

  /// Places heads of one set of queues until one does not fit whole.
  private boolean dispatch(ReadyQueues line, double nowNanos) {
    boolean placed = false;
    for (ResidentKernel head = line.head(); head != null; head = line.head()) {
      int before = head.unplaced;
      boolean whole = placeHead(line, head, nowNanos);
      placed |= head.unplaced < before;
      if (!whole) {
        return placed;
      }
    }
    return placed;
  }

  /// Places as much of a head as fits; whether that was all of it.
  private boolean placeHead(ReadyQueues line, ResidentKernel head, double nowNanos) {
    int capRoom = line.capRoom(head.kernel.occupancy);
    head.isCapped = capRoom < Math.min(head.unplaced, head.atLeast);
    int segments = head.isCapped ? SmPool.NONE : head.findPlace(capRoom);
    if (segments == SmPool.NONE) {
      head.fillsItsRoom = false;
      return false;
    }
    if (head.resident == 0) {
      draws[runningCount] = head.draw;
      running[runningCount++] = head;
    }
    head.place(segments, nowNanos);
    head.isCapped = capRoom < Integer.MAX_VALUE && !head.isPlaced();
    if (!head.isPlaced()) {
      return false;
    }
    line.removeHead();
    return true;
  }

  private void rerate(double nowNanos) {
    for (int i = 0; i < runningCount; i++) {
      running[i].advance(nowNanos);
    }
    rates.set(draws, runningCount);
    for (int i = 0; i < runningCount; i++) {
      events.set(running[i].slot, running[i].firstEndNanos());
    }
  }
}
