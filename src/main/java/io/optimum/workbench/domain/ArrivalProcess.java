package io.optimum.workbench.domain;

import java.util.List;

/// When requests arrive at a deployment. Rates count single inputs, not batches.
public sealed interface ArrivalProcess {
  /// The next inference starts when the last one ends: saturating load.
  record ClosedLoop() implements ArrivalProcess {}

  /// Independent arrivals with exponential gaps.
  record Poisson(double ratePerSecond) implements ArrivalProcess {
    public Poisson {
      Require.positive(ratePerSecond, "ratePerSecond");
    }
  }

  /// Equal gaps.
  record Constant(double ratePerSecond) implements ArrivalProcess {
    public Constant {
      Require.positive(ratePerSecond, "ratePerSecond");
    }
  }

  /// Poisson arrivals at `onRatePerSecond` for `onNanos`, then silence for `offNanos`, repeated.
  record Bursts(double onRatePerSecond, long onNanos, long offNanos) implements ArrivalProcess {
    public Bursts {
      Require.positive(onRatePerSecond, "onRatePerSecond");
      Require.positive(onNanos, "onNanos");
      Require.notNegative(offNanos, "offNanos");
    }
  }

  /// Arrival times since the start of the run, ascending.
  record Recorded(List<Long> arrivalNanos) implements ArrivalProcess {
    public Recorded {
      arrivalNanos = List.copyOf(Require.notEmpty(arrivalNanos, "arrivalNanos"));
    }
  }

  /// Saturating load.
  static ArrivalProcess closedLoop() {
    return new ClosedLoop();
  }
}
