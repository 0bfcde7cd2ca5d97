package io.optimum.workbench.domain;

/// An estimate with its interval.
public record Interval(double low, double mid, double high) {
  public Interval {
    if (!(low <= mid && mid <= high)) {
      throw new IllegalArgumentException(
          "The interval (%s, %s, %s) must ascend.".formatted(low, mid, high));
    }
  }

  /// A number without uncertainty.
  public static Interval exactly(double value) {
    return new Interval(value, value, value);
  }
}
