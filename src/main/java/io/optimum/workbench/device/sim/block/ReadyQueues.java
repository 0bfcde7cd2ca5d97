package io.optimum.workbench.device.sim.block;

import org.jspecify.annotations.Nullable;

/// Kernels that are ready and not yet wholly placed: a queue per priority, in order of readiness.
public final class ReadyQueues {
  private static final int PRIORITIES = 3;
  final SmRange range;
  private final @Nullable ResidentKernel[][] rings;
  private final int[] heads = new int[PRIORITIES];
  private final int[] sizes = new int[PRIORITIES];
  private int best = PRIORITIES;

  /// @param range SMs of the streams that queue here
  /// @param streams how many there are at most
  public ReadyQueues(SmRange range, int streams) {
    this.range = range;
    rings = new ResidentKernel[PRIORITIES][streams];
  }

  void add(ResidentKernel kernel) {
    int priority = kernel.priority();
    int at = heads[priority] + sizes[priority]++;
    int length = rings[priority].length;
    rings[priority][at < length ? at : at - length] = kernel;
    best = Math.min(best, priority);
  }

  /// The first of the highest priority; null when nothing waits.
  @Nullable ResidentKernel head() {
    return best == PRIORITIES ? null : rings[best][heads[best]];
  }

  void removeHead() {
    heads[best] = heads[best] + 1 == rings[best].length ? 0 : heads[best] + 1;
    sizes[best]--;
    while (best < PRIORITIES && sizes[best] == 0) {
      best++;
    }
  }
}
