package io.optimum.workbench.service;

import io.optimum.workbench.domain.load.ArrivalProcess;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/// The arrival times of single inputs, ascending, drawn one after the other.
public final class Arrivals {
  /// After the last recorded input.
  public static final double NEVER = Double.POSITIVE_INFINITY;

  private final ArrivalProcess process;
  private final DoubleSupplier gaps;
  private double onNanos;
  private long count;

  public Arrivals(ArrivalProcess process, RandomGenerator random) {
    this(process, random::nextExponential);
  }

  /// @param gaps exponentially distributed numbers of mean 1
  Arrivals(ArrivalProcess process, DoubleSupplier gaps) {
    this.process = process;
    this.gaps = gaps;
  }

  /// When the next input arrives; never after the last recorded one.
  public double next() {
    count++;
    return switch (process) {
      case ArrivalProcess.ClosedLoop _ -> 0;
      case ArrivalProcess.Poisson poisson -> gap(poisson.ratePerSecond());
      case ArrivalProcess.Constant constant -> count * 1e9 / constant.ratePerSecond();
      case ArrivalProcess.Bursts bursts -> {
        double on = gap(bursts.onRatePerSecond());
        yield on + Math.floor(on / bursts.onNanos()) * bursts.offNanos();
      }
      case ArrivalProcess.Recorded recorded ->
          count > recorded.arrivalNanos().size()
              ? NEVER
              : recorded.arrivalNanos().get((int) count - 1);
    };
  }

  private double gap(double ratePerSecond) {
    onNanos += gaps.getAsDouble() * 1e9 / ratePerSecond;
    return onNanos;
  }
}
