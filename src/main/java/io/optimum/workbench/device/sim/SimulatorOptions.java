package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.sim.block.Coarsening;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Which mechanisms the simulated GPU has. All are on in [#standard()]; switching one off shows
/// what it does.
///
/// @param mechanisms those that are on
/// @param coarsening what block dispatch leaves out for speed
public record SimulatorOptions(Set<Mechanism> mechanisms, Coarsening coarsening) {
  public SimulatorOptions {
    EnumSet<Mechanism> ordered = EnumSet.noneOf(Mechanism.class);
    ordered.addAll(mechanisms);
    mechanisms = Collections.unmodifiableSet(ordered);
  }

  /// Every mechanism.
  public static SimulatorOptions standard() {
    return new SimulatorOptions(EnumSet.allOf(Mechanism.class), Coarsening.standard());
  }

  boolean has(Mechanism mechanism) {
    return mechanisms.contains(mechanism);
  }

  SimulatorOptions withCoarsening(Coarsening other) {
    return new SimulatorOptions(mechanisms, other);
  }

  public SimulatorOptions withoutNoise() {
    return without(Set.of(Mechanism.NOISE));
  }

  /// The same without some of its mechanisms.
  public SimulatorOptions without(Collection<Mechanism> off) {
    EnumSet<Mechanism> left = EnumSet.noneOf(Mechanism.class);
    left.addAll(mechanisms);
    left.removeAll(off);
    return new SimulatorOptions(left, coarsening);
  }
}
