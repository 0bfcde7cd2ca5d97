package io.optimum.workbench.domain.load;

import io.optimum.workbench.domain.Require;
import java.util.List;
import java.util.stream.IntStream;

/// When requests arrive at a deployment. Rates count single inputs, not batches.
public sealed interface ArrivalProcess {
  /// One per nanosecond, the resolution of recorded arrivals and far above what any GPU serves.
  double MAX_RATE_PER_SECOND = 1e9;

  /// The next inference starts when the last one ends: saturating load.
  record ClosedLoop() implements ArrivalProcess {}

  /// Independent arrivals with exponential gaps.
  record Poisson(double ratePerSecond) implements ArrivalProcess {
    public Poisson {
      requireRate(ratePerSecond, "ratePerSecond");
    }
  }

  /// Equal gaps.
  record Constant(double ratePerSecond) implements ArrivalProcess {
    public Constant {
      requireRate(ratePerSecond, "ratePerSecond");
    }
  }

  /// Poisson arrivals at `onRatePerSecond` for `onNanos`, then silence for `offNanos`, repeated.
  record Bursts(double onRatePerSecond, long onNanos, long offNanos) implements ArrivalProcess {
    public Bursts {
      requireRate(onRatePerSecond, "onRatePerSecond");
      Require.positive(onNanos, "onNanos");
      Require.notNegative(offNanos, "offNanos");
    }

    /// Share of the time in which inputs arrive.
    public double onFraction() {
      return onNanos / ((double) onNanos + offNanos);
    }
  }

  /// Arrival times since the start of the run, ascending; several at one time are allowed.
  record Recorded(List<Long> arrivalNanos) implements ArrivalProcess {
    public Recorded {
      arrivalNanos = List.copyOf(Require.notEmpty(arrivalNanos, "arrivalNanos"));
      Require.notNegative(arrivalNanos.getFirst(), "first of arrivalNanos");
      for (int i = 1; i < arrivalNanos.size(); i++) {
        if (arrivalNanos.get(i) < arrivalNanos.get(i - 1)) {
          throw new IllegalArgumentException(
              "The arrivalNanos are out of order: number %d (%d) is before number %d (%d). Sort them."
                  .formatted(i + 1, arrivalNanos.get(i), i, arrivalNanos.get(i - 1)));
        }
      }
    }

    /// The same arrivals, so much later.
    public Recorded after(long nanos) {
      return new Recorded(arrivalNanos.stream().map(each -> each + nanos).toList());
    }
  }

  private static void requireRate(double value, String name) {
    if (Require.positive(value, name) > MAX_RATE_PER_SECOND) {
      throw new IllegalArgumentException(
          "The %s (%s) must be at most 1e9, one arrival per nanosecond.".formatted(name, value));
    }
  }

  /// What each of several replicas gets when inputs go to them in turn or at random: the same
  /// process, thinned. A closed loop saturates every replica.
  default ArrivalProcess shared(int replicas) {
    Require.positive(replicas, "replicas");
    if (replicas == 1) {
      return this;
    }
    return switch (this) {
      case ClosedLoop closed -> closed;
      case Poisson poisson -> new Poisson(poisson.ratePerSecond() / replicas);
      case Constant constant -> new Constant(constant.ratePerSecond() / replicas);
      case Bursts bursts ->
          new Bursts(bursts.onRatePerSecond() / replicas, bursts.onNanos(), bursts.offNanos());
      case Recorded recorded ->
          new Recorded(
              IntStream.range(0, recorded.arrivalNanos().size())
                  .filter(i -> i % replicas == 0)
                  .mapToObj(recorded.arrivalNanos()::get)
                  .toList());
    };
  }

  /// Inputs per second over the long run; 0 for a closed loop, which has no rate of its own.
  default double meanRatePerSecond() {
    return switch (this) {
      case ClosedLoop _ -> 0;
      case Poisson poisson -> poisson.ratePerSecond();
      case Constant constant -> constant.ratePerSecond();
      case Bursts bursts -> bursts.onRatePerSecond() * bursts.onFraction();
      case Recorded recorded -> {
        long span = recorded.arrivalNanos().getLast() - recorded.arrivalNanos().getFirst();
        yield span == 0 ? 0 : (recorded.arrivalNanos().size() - 1) * 1e9 / span;
      }
    };
  }

  /// Saturating load.
  static ArrivalProcess closedLoop() {
    return new ClosedLoop();
  }
}
