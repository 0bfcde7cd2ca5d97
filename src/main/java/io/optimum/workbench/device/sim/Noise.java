package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.Mechanism;
import java.util.random.RandomGenerator;

/// Spread as measurements have it: a log-normal factor of mean 1 on every kernel, times one for the
/// whole run. That of the kernels averages away within an inference; that of the run does not.
final class Noise {
  /// Standard deviation of either factor: the spread of repeated runs on a GPU with unlocked
  /// clocks. An assumption of the design, not a measurement.
  private static final double SIGMA = 0.01;

  private final boolean on;
  private final double runFactor;

  Noise(SimulatorOptions options, RandomGenerator random) {
    on = options.has(Mechanism.NOISE);
    runFactor = on ? factor(random) : 1;
  }

  /// Factor on the time of the next kernel.
  double next(RandomGenerator random) {
    return on ? runFactor * factor(random) : 1;
  }

  private static double factor(RandomGenerator random) {
    return Math.exp(SIGMA * random.nextGaussian() - SIGMA * SIGMA / 2);
  }
}
