package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.Mechanism;
import java.util.random.RandomGenerator;

/// Spread as measurements have it: a log-normal factor of mean 1 on every kernel, times one for the
/// whole run. That of the kernels averages away within an inference; that of the run does not.
final class Noise {
  private final double runFactor;
  private final double kernelFraction;

  Noise(SimulatorOptions options, RandomGenerator random) {
    runFactor = options.has(Mechanism.NOISE) ? factor(options.runNoiseFraction(), random) : 1;
    kernelFraction = options.has(Mechanism.NOISE) ? options.kernelNoiseFraction() : 0;
  }

  /// Factor on the time of the next kernel.
  double next(RandomGenerator random) {
    return kernelFraction == 0 ? runFactor : runFactor * factor(kernelFraction, random);
  }

  private static double factor(double sigma, RandomGenerator random) {
    return Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
  }
}
