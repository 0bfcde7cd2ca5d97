package io.optimum.workbench.ui.chart;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// Values from `min` to `max` along a line, and where to put ticks on it. Knows no pixels.
///
/// Ticks are multiples of 1, 2 or 5 times a power of ten; on a logarithmic axis over more than a
/// decade they are powers of ten, with 2 and 5 between them where there is room.
///
/// @param min value at fraction 0
/// @param max value at fraction 1, above `min`
/// @param scale how values lie between them
public record Axis(double min, double max, Scale scale) {
  /// How values lie on an axis.
  public enum Scale {
    LINEAR,
    LOG
  }

  /// Empty share that [#covering] leaves at either end.
  private static final double MARGIN = 0.05;

  /// A logarithmic axis over less than this ratio gets linear ticks.
  private static final double DECADE = 10;

  /// Relative length below which neighbouring pixels would have the same value.
  private static final double FINEST = 1e-11;

  public Axis {
    if (!(min < max) || Double.isInfinite(max - min)) {
      throw new IllegalArgumentException(
          "An axis from %s to %s is not one; it must ascend and be finite.".formatted(min, max));
    }
    if (scale == Scale.LOG && min <= 0) {
      throw new IllegalArgumentException(
          "A logarithmic axis cannot start at %s; leave out values of 0 and below.".formatted(min));
    }
  }

  public static Axis linear(double min, double max) {
    return new Axis(min, max, Scale.LINEAR);
  }

  /// An axis with room for all finite values; 0 to 1, or 1 to 10, where there is none.
  public static Axis covering(DoubleStream values, Scale scale) {
    double[] usable =
        values.filter(v -> Double.isFinite(v) && (scale == Scale.LINEAR || v > 0)).toArray();
    if (usable.length == 0) {
      return scale == Scale.LOG ? new Axis(1, 10, scale) : new Axis(0, 1, scale);
    }
    double low = Arrays.stream(usable).min().orElseThrow();
    double high = Arrays.stream(usable).max().orElseThrow();
    if (scale == Scale.LOG) {
      double grow = low == high ? 2 : Math.pow(high / low, MARGIN);
      return new Axis(low / grow, high * grow, scale);
    }
    double pad =
        high - low <= FINEST * Math.abs(low)
            ? Math.max(Math.abs(low), 1) / 2
            : (high - low) * MARGIN;
    return new Axis(low - pad, high + pad, scale);
  }

  /// An axis from the least to the greatest finite value, without room at its ends.
  public static Axis spanning(DoubleStream values, Scale scale) {
    double[] usable =
        values.filter(v -> Double.isFinite(v) && (scale == Scale.LINEAR || v > 0)).toArray();
    double low = Arrays.stream(usable).min().orElse(0);
    double high = Arrays.stream(usable).max().orElse(0);
    return low < high ? new Axis(low, high, scale) : covering(Arrays.stream(usable), scale);
  }

  /// The same axis, longer where it must be to have `value` on it.
  public Axis including(double value) {
    boolean usable = Double.isFinite(value) && (scale == Scale.LINEAR || value > 0);
    return usable ? new Axis(Math.min(min, value), Math.max(max, value), scale) : this;
  }

  public double length() {
    return max - min;
  }

  /// Where a value lies: 0 at `min`, 1 at `max`. Values that a logarithmic axis cannot hold lie at
  /// negative infinity.
  public double fraction(double value) {
    return scale == Scale.LINEAR
        ? (value - min) / (max - min)
        : value <= 0 ? Double.NEGATIVE_INFINITY : Math.log(value / min) / Math.log(max / min);
  }

  /// The value at a fraction.
  public double value(double fraction) {
    return scale == Scale.LINEAR
        ? min + fraction * (max - min)
        : min * Math.pow(max / min, fraction);
  }

  /// `factor` times as long, with the value at `fraction` staying where it is; the same axis when
  /// the result could not be told from a point, or from everything.
  public Axis zoomed(double factor, double fraction) {
    return between(fraction * (1 - factor), fraction + (1 - fraction) * factor);
  }

  /// Moved by `fraction` of its length.
  public Axis panned(double fraction) {
    return between(fraction, 1 + fraction);
  }

  /// From the value at one fraction to that at another.
  private Axis between(double from, double to) {
    double low = value(from);
    double high = value(to);
    double finest = Math.max(Math.abs(low), Math.abs(high)) * FINEST;
    boolean usable =
        high - low > finest && Double.isFinite(high - low) && (scale == Scale.LINEAR || low > 0);
    return usable ? new Axis(low, high, scale) : this;
  }

  /// Distance between the linear ticks when there are at most `atMost`.
  public double step(int atMost) {
    double raw = length() / Math.max(1, atMost);
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (int factor : new int[] {1, 2, 5}) {
      if (length() / (factor * power) <= atMost) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /// Values to mark, ascending.
  public double[] ticks(int atMost) {
    return hasLinearTicks() ? linearTicks(atMost) : logTicks(atMost);
  }

  /// Whether ticks are equally far apart in value, so that one step says how precise they are.
  boolean hasLinearTicks() {
    return scale == Scale.LINEAR || max / min < DECADE;
  }

  private double[] linearTicks(int atMost) {
    double step = step(atMost);
    long first = (long) Math.ceil(min / step - 1e-9);
    long last = (long) Math.floor(max / step + 1e-9);
    double[] ticks = new double[(int) Math.max(0, last - first + 1)];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = roundTo(step, first + i);
    }
    return ticks;
  }

  /// `count` steps; divides where the step is below 1, so that 3 x 0.1 is 0.3.
  private static double roundTo(double step, long count) {
    return step < 1 ? count / (double) Math.round(1 / step) : count * step;
  }

  private double[] logTicks(int atMost) {
    int first = (int) Math.floor(Math.log10(min) + 1e-9);
    int last = (int) Math.ceil(Math.log10(max) - 1e-9);
    for (int[] factors : new int[][] {{1, 2, 5}, {1, 3}, {1}}) {
      double[] ticks = logTicks(first, last, 1, factors);
      if (ticks.length <= atMost) {
        return ticks;
      }
    }
    return logTicks(first, last, Math.ceilDiv(last - first, Math.max(1, atMost)), new int[] {1});
  }

  private double[] logTicks(int first, int last, int every, int[] factors) {
    DoubleStream.Builder ticks = DoubleStream.builder();
    for (int exponent = first; exponent <= last; exponent += every) {
      for (int factor : factors) {
        ticks.add(factor * Math.pow(10, exponent));
      }
    }
    double slack = 1e-9;
    return ticks.build().filter(t -> t >= min * (1 - slack) && t <= max * (1 + slack)).toArray();
  }
}
