package io.optimum.workbench.device.sim;

import java.util.Arrays;

/// The time of the next event of each actor. Every actor waits for exactly one thing at a time, so
/// a slot per actor is enough, an event is changed by writing its slot, and for the tens of actors
/// of a run a scan is faster than a heap. The lowest slot wins a tie, so order never depends on
/// history.
final class EventQueue {
  static final double NEVER = Double.POSITIVE_INFINITY;
  private final double[] atNanos;

  EventQueue(int slots) {
    atNanos = new double[slots];
    Arrays.fill(atNanos, NEVER);
  }

  void set(int slot, double nanos) {
    atNanos[slot] = nanos;
  }

  double time(int slot) {
    return atNanos[slot];
  }

  /// The slot of the earliest event.
  int next() {
    int best = 0;
    double earliest = atNanos[0];
    for (int i = 1; i < atNanos.length; i++) {
      if (atNanos[i] < earliest) {
        earliest = atNanos[i];
        best = i;
      }
    }
    return best;
  }
}
