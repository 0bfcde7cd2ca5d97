package io.optimum.workbench.device.sim;

import io.optimum.workbench.domain.Require;

/// Which effects the simulated GPU shows. All are on in [#standard()]; switching one off shows what
/// it does.
///
/// @param runNoiseFraction standard deviation of the log-normal factor of a whole run
/// @param kernelNoiseFraction the same of each kernel; alone it averages away
/// @param contention whether resident kernels slow each other by pipes, DRAM and L2
/// @param hostLaunch whether enqueueing costs host time
/// @param copies whether inputs and outputs cross the host link
public record SimulatorOptions(
    double runNoiseFraction,
    double kernelNoiseFraction,
    boolean contention,
    boolean hostLaunch,
    boolean copies) {
  /// Spread of repeated runs on a GPU with unlocked clocks; an assumption of the design, not a
  /// measurement.
  private static final double NOISE_FRACTION = 0.01;

  public SimulatorOptions {
    Require.fraction(runNoiseFraction, "runNoiseFraction");
    Require.fraction(kernelNoiseFraction, "kernelNoiseFraction");
  }

  /// Every effect.
  public static SimulatorOptions standard() {
    return new SimulatorOptions(NOISE_FRACTION, NOISE_FRACTION, true, true, true);
  }

  public SimulatorOptions withNoise(double runFraction, double kernelFraction) {
    return new SimulatorOptions(runFraction, kernelFraction, contention, hostLaunch, copies);
  }

  public SimulatorOptions withoutNoise() {
    return withNoise(0, 0);
  }

  public SimulatorOptions withContention(boolean on) {
    return new SimulatorOptions(runNoiseFraction, kernelNoiseFraction, on, hostLaunch, copies);
  }

  public SimulatorOptions withHostLaunch(boolean on) {
    return new SimulatorOptions(runNoiseFraction, kernelNoiseFraction, contention, on, copies);
  }

  public SimulatorOptions withCopies(boolean on) {
    return new SimulatorOptions(runNoiseFraction, kernelNoiseFraction, contention, hostLaunch, on);
  }
}
