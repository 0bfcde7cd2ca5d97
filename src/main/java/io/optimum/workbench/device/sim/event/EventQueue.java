package io.optimum.workbench.device.sim.event;

import java.util.Arrays;

/// The time of the next event of each actor. Every actor waits for exactly one thing at a time, so
/// a slot per actor is enough, an event is changed by writing its slot, and for the tens of actors
/// of a run a scan is faster than a heap.
///
/// A key holds the leading bits of the time and, in its last bits, the slot: the smallest key is
/// the earliest event, found without branches, and of events within a thousandth of a nanosecond
/// the lowest slot comes first.
public final class EventQueue {
  public static final double NEVER = Double.POSITIVE_INFINITY;
  private static final int SLOT_BITS = 12;
  private static final long SLOT_MASK = (1 << SLOT_BITS) - 1;
  private final double[] atNanos;
  private final long[] keys;

  public EventQueue(int slots) {
    if (slots > SLOT_MASK) {
      throw new IllegalArgumentException(
          "There are %d streams and deployments; at most %d can be simulated together."
              .formatted(slots, SLOT_MASK));
    }
    atNanos = new double[slots];
    keys = new long[slots];
    Arrays.fill(atNanos, NEVER);
    Arrays.fill(keys, Long.MAX_VALUE);
  }

  /// @param nanos at least 0, so that its bits ascend with it
  public void set(int slot, double nanos) {
    atNanos[slot] = nanos;
    keys[slot] = (Double.doubleToRawLongBits(nanos) & ~SLOT_MASK) | slot;
  }

  public double time(int slot) {
    return atNanos[slot];
  }

  /// The slot of the earliest event.
  public int next() {
    long earliest = Long.MAX_VALUE;
    for (long key : keys) {
      earliest = Math.min(earliest, key);
    }
    return (int) (earliest & SLOT_MASK);
  }
}
