package io.optimum.workbench.device.sim.block;

import io.optimum.workbench.device.sim.program.Kernel;
import io.optimum.workbench.device.sim.rate.Draw;

/// The kernel that a stream has in the hands of the block scheduler. It keeps a time of its own
/// that advances at the rate of its draw. A stream has at most one, and reuses it.
public final class ResidentKernel {
  final int slot;
  final ReadyQueues queues;
  private final SmPool pool;
  final Draw draw;
  final CohortQueue cohorts = new CohortQueue();
  Kernel kernel;
  private int priority;
  double blockNanos;
  int atLeast;
  int unplaced;
  long readyOrder;

  /// Whether only the cap of its queues holds back what is not placed.
  boolean isCapped;

  boolean fillsItsRoom;
  int resident;
  private double startNanos;
  private int sms;
  private int mostSms;
  private double ownNanos;
  private double updatedNanos;
  private double earlyBlockNanos;
  private int earlyBlocks;
  private double earlyAtNanos;

  public ResidentKernel(int slot, ReadyQueues queues, Kernel idle) {
    this.slot = slot;
    this.queues = queues;
    pool = queues.pool;
    kernel = idle;
    draw = new Draw(idle);
  }

  /// Takes the next kernel.
  ///
  /// @param noise factor on its block time
  public void begin(Kernel next, double noise) {
    kernel = next;
    draw.begin(next);
    blockNanos = next.blockNanos * noise;
    atLeast = queues.minPiece(next.occupancy);
    unplaced = next.blocks;
    resident = 0;
    sms = 0;
    mostSms = 0;
    fillsItsRoom = false;
    startNanos = -1;
    earlyBlocks = 0;
    earlyBlockNanos = 0;
  }

  /// Changes the queue that its next kernels enter: 0 is the highest priority.
  public void prioritize(int value) {
    priority = value;
  }

  int priority() {
    return priority;
  }

  /// Device time at which the first block of the present kernel was placed.
  public double startNanos() {
    return startNanos;
  }

  /// Most SMs that blocks of the present kernel have been on at a time.
  public int mostSms() {
    return mostSms;
  }

  /// Event slot of its stream.
  public int slot() {
    return slot;
  }

  /// For whom its queues were opened.
  public int owner() {
    return queues.owner();
  }

  boolean isPlaced() {
    return unplaced == 0;
  }

  public boolean hasEnded() {
    return unplaced == 0 && resident == 0;
  }

  /// Brings its own time up to the device's.
  void advance(double nowNanos) {
    ownNanos += (nowNanos - updatedNanos) * draw.rate();
    updatedNanos = nowNanos;
  }

  /// Goes on at a time before which it stood still.
  void skipTo(double nowNanos) {
    updatedNanos = nowNanos;
  }

  /// Finds room for its next blocks, and takes it.
  int findPlace(int atMost) {
    return pool.place(kernel.occupancy, Math.min(unplaced, atMost), atLeast, queues.range);
  }

  /// Adds the blocks that were last placed.
  void place(int segments, double nowNanos) {
    if (startNanos < 0) {
      startNanos = nowNanos;
      ownNanos = 0;
      updatedNanos = nowNanos;
    } else {
      advance(nowNanos);
    }
    double end = ownNanos + lateness(nowNanos) + blockNanos;
    if (!cohorts.isEmpty()) {
      end = Math.max(end, cohorts.lastEnd());
    }
    int blocks = pool.placedBlocks();
    fillsItsRoom = blocks < unplaced;
    cohorts.add(end, blocks, pool.placedSms(), segments);
    queues.use(kernel.occupancy, blocks);
    unplaced -= blocks;
    resize(resident + blocks);
    sms += pool.placedSms();
    mostSms = Math.max(mostSms, Math.min(sms, queues.range.size()));
  }

  private void resize(int blocks) {
    resident = blocks;
    draw.resize(blocks);
  }

  /// Whether the next blocks can simply take the place of its first cohort: there are enough, no
  /// other cohort of its own ends with it, and it had no other room to gain.
  boolean canRecycle(double windowNanos) {
    return fillsItsRoom
        && unplaced >= cohorts.firstBlocks()
        && cohorts.onlyFirstEndsBy(cohorts.firstEnd() + windowNanos * draw.rate());
  }

  /// Puts the next blocks where its first cohort ends.
  void recycle() {
    unplaced -= cohorts.firstBlocks();
    cohorts.recycleFirst(cohorts.firstEnd() + blockNanos);
  }

  /// Device time at which its first cohort ends at the present rate.
  double firstEndNanos() {
    return updatedNanos + (cohorts.firstEnd() - ownNanos) / draw.rate();
  }

  /// Releases every cohort that ends within `windowNanos`. Blocks that follow in their place start
  /// as late as those released would have ended, so releasing early makes no kernel faster.
  ///
  /// @return device time at which the last one released ends
  double release(double nowNanos, double windowNanos) {
    advance(nowNanos);
    earlyAtNanos = nowNanos;
    double last = ownNanos;
    int left = resident;
    while (!cohorts.isEmpty() && cohorts.firstEnd() <= ownNanos + windowNanos * draw.rate()) {
      int blocks = cohorts.firstBlocks();
      last = Math.max(last, cohorts.firstEnd());
      earlyBlockNanos += Math.max(0, cohorts.firstEnd() - ownNanos) * blocks;
      earlyBlocks += blocks;
      left -= blocks;
      queues.use(kernel.occupancy, -blocks);
      sms -= cohorts.firstSms();
      pool.release(kernel.occupancy, cohorts.firstSegment());
      cohorts.removeFirst();
    }
    resize(left);
    return nowNanos + (last - ownNanos) / draw.rate();
  }

  /// By how much blocks that take the place of others released early start later than now.
  private double lateness(double nowNanos) {
    double late = earlyBlocks > 0 && earlyAtNanos == nowNanos ? earlyBlockNanos / earlyBlocks : 0;
    earlyBlocks = 0;
    earlyBlockNanos = 0;
    return late;
  }
}
