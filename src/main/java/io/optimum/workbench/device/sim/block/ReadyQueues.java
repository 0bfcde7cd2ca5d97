package io.optimum.workbench.device.sim.block;

import io.optimum.workbench.device.Occupancy;
import org.jspecify.annotations.Nullable;

/// Kernels that are ready and not yet wholly placed: a queue per priority, in order of readiness.
///
/// Kernels that queue here use the same range of SMs, and together no more of them than their cap.
public final class ReadyQueues {
  private static final int PRIORITIES = 3;

  /// Room for what sums of fractions of SMs lose.
  private static final double ROUNDING = 1e-6;

  final int owner;
  final SmPool pool;
  final SmRange range;
  private final double capSms;
  private final boolean isCapped;
  private final double minPieceFraction;
  private final boolean priorities;
  private final @Nullable ResidentKernel[][] rings;
  private final int[] heads = new int[PRIORITIES];
  private final int[] sizes = new int[PRIORITIES];
  private int best = PRIORITIES;
  private double usedSms;

  /// Whether its head has been tried and found no room.
  boolean isHeld;

  /// @param owner for whom kernels wait here: a number of the caller's choice
  /// @param share what its kernels may use of the SMs
  ReadyQueues(int owner, SmPool pool, SmShare share, Board board) {
    this.owner = owner;
    this.pool = pool;
    range = share.range();
    capSms = share.capSms();
    isCapped = capSms < range.size();
    minPieceFraction = board.coarsening().minPieceFraction();
    priorities = board.priorities();
    rings = new ResidentKernel[PRIORITIES][board.streams()];
  }

  /// The owner that it was opened for.
  public int owner() {
    return owner;
  }

  /// The smallest piece of a kernel that is placed at a time.
  int minPiece(Occupancy kernel) {
    int capacity = (int) (kernel.blocksPerSm * Math.min(capSms, range.size()));
    return (int) Math.max(1, Math.ceil(minPieceFraction * capacity));
  }

  /// How many blocks of a kernel the cap leaves room for.
  int capRoom(Occupancy kernel) {
    return isCapped
        ? (int) ((capSms - usedSms) * kernel.blocksPerSm + ROUNDING)
        : Integer.MAX_VALUE;
  }

  void use(Occupancy kernel, int blocks) {
    if (isCapped) {
      usedSms += (double) blocks / kernel.blocksPerSm;
    }
  }

  void add(ResidentKernel kernel) {
    int priority = priorities ? kernel.priority() : 0;
    int at = heads[priority] + sizes[priority]++;
    int length = rings[priority].length;
    rings[priority][at < length ? at : at - length] = kernel;
    best = Math.min(best, priority);
  }

  /// The first of the highest priority; null when nothing waits.
  @Nullable ResidentKernel head() {
    return best == PRIORITIES ? null : rings[best][heads[best]];
  }

  /// Whether its head goes before that of another queue.
  boolean isBefore(ReadyQueues other) {
    ResidentKernel mine = head();
    ResidentKernel its = other.head();
    if (mine == null || its == null || best != other.best) {
      return best < other.best;
    }
    return mine.readyOrder < its.readyOrder;
  }

  void removeHead() {
    heads[best] = heads[best] + 1 == rings[best].length ? 0 : heads[best] + 1;
    sizes[best]--;
    while (best < PRIORITIES && sizes[best] == 0) {
      best++;
    }
  }
}
