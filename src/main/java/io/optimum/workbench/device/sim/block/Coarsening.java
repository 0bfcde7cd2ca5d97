package io.optimum.workbench.device.sim.block;

import io.optimum.workbench.domain.Require;

/// What the block scheduler leaves out for speed.
///
/// @param minPieceFraction a piece of a kernel is placed only if it is at least this share of what
///   the GPU can hold of it
/// @param togetherNanos blocks that end within this time are released together
public record Coarsening(double minPieceFraction, double togetherNanos) {
  public Coarsening {
    Require.fraction(minPieceFraction, "minPieceFraction");
    if (togetherNanos < 1) {
      throw new IllegalArgumentException(
          "The togetherNanos (%s) must be at least 1: times are rounded.".formatted(togetherNanos));
    }
  }

  /// What runs use.
  public static Coarsening standard() {
    return new Coarsening(0.1, 500);
  }

  /// Every block on its own; times within a nanosecond are one, because they are rounded.
  public static Coarsening none() {
    return new Coarsening(0, 1);
  }
}
