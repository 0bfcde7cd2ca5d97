package io.optimum.workbench.ui.timeline.span;

/// A piece of a run, in nanoseconds since its start.
public record TimeRange(double startNanos, double endNanos) {
  public TimeRange {
    if (!(startNanos <= endNanos)) {
      throw new IllegalArgumentException(
          "A range from %s to %s does not ascend.".formatted(startNanos, endNanos));
    }
  }

  /// The range between two moments, whichever is first.
  public static TimeRange between(double one, double other) {
    return new TimeRange(Math.min(one, other), Math.max(one, other));
  }

  public double lengthNanos() {
    return endNanos - startNanos;
  }
}
