package io.optimum.workbench.study;

/// One client of a mix: measured beside simulated.
///
/// @param mix name of the mix
/// @param client name within the mix
/// @param model what it runs
/// @param measuredSlowdown co-located over solo latency, as published
/// @param simulatedSlowdown the same of the simulated GPU
/// @param sampleCount simulated inferences behind it
public record ClientComparison(
    String mix,
    String client,
    String model,
    double measuredSlowdown,
    double simulatedSlowdown,
    int sampleCount) {
  /// Simulated over measured, less one: negative where the simulator is too fast.
  public double errorFraction() {
    return simulatedSlowdown / measuredSlowdown - 1;
  }
}
