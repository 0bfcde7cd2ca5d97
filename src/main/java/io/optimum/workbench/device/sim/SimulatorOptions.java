package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.sim.block.Coarsening;
import io.optimum.workbench.domain.Require;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Which mechanisms the simulated GPU has, and how much it spreads. All are on in [#standard()];
/// switching one off shows what it does.
///
/// @param mechanisms those that are on
/// @param runNoiseFraction standard deviation of the log-normal factor of a whole run
/// @param kernelNoiseFraction the same of each kernel; alone it averages away
/// @param coarsening what block dispatch leaves out for speed
public record SimulatorOptions(
    Set<Mechanism> mechanisms,
    double runNoiseFraction,
    double kernelNoiseFraction,
    Coarsening coarsening) {
  /// Spread of repeated runs on a GPU with unlocked clocks; an assumption of the design, not a
  /// measurement.
  private static final double NOISE_FRACTION = 0.01;

  public SimulatorOptions {
    EnumSet<Mechanism> ordered = EnumSet.noneOf(Mechanism.class);
    ordered.addAll(mechanisms);
    mechanisms = Collections.unmodifiableSet(ordered);
    Require.fraction(runNoiseFraction, "runNoiseFraction");
    Require.fraction(kernelNoiseFraction, "kernelNoiseFraction");
  }

  /// Every mechanism.
  public static SimulatorOptions standard() {
    return new SimulatorOptions(
        EnumSet.allOf(Mechanism.class), NOISE_FRACTION, NOISE_FRACTION, Coarsening.standard());
  }

  boolean has(Mechanism mechanism) {
    return mechanisms.contains(mechanism);
  }

  SimulatorOptions withCoarsening(Coarsening other) {
    return new SimulatorOptions(mechanisms, runNoiseFraction, kernelNoiseFraction, other);
  }

  public SimulatorOptions withoutNoise() {
    return without(Set.of(Mechanism.NOISE));
  }

  /// The same without some of its mechanisms.
  public SimulatorOptions without(Collection<Mechanism> off) {
    EnumSet<Mechanism> left = EnumSet.noneOf(Mechanism.class);
    left.addAll(mechanisms);
    left.removeAll(off);
    return new SimulatorOptions(left, runNoiseFraction, kernelNoiseFraction, coarsening);
  }
}
