package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.sim.event.EventQueue;
import io.optimum.workbench.domain.ArrivalProcess;
import java.util.random.RandomGenerator;

/// The arrival times of single inputs, drawn one after the other when asked for. Requests that wait
/// are not stored: the next one to serve is always the next one drawn, so an overload of any length
/// needs no memory.
final class Arrivals {
  private final ArrivalProcess process;
  private final RandomGenerator random;
  private double onNanos;
  private long count;

  Arrivals(ArrivalProcess process, RandomGenerator random) {
    this.process = process;
    this.random = random;
  }

  boolean isClosedLoop() {
    return process instanceof ArrivalProcess.ClosedLoop;
  }

  /// When the last input of the next batch arrives; never after the last recorded one.
  double nextBatch(int batchSize) {
    double arrival = 0;
    if (isClosedLoop()) {
      return arrival;
    }
    for (int i = 0; i < batchSize; i++) {
      arrival = next();
    }
    return arrival;
  }

  private double next() {
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
              ? EventQueue.NEVER
              : recorded.arrivalNanos().get((int) count - 1);
    };
  }

  private double gap(double ratePerSecond) {
    onNanos += random.nextExponential() * 1e9 / ratePerSecond;
    return onNanos;
  }
}
