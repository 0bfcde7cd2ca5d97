package io.optimum.workbench.device.sim.block;

/// What the block scheduler leaves out for speed.
///
/// @param minPieceFraction a piece of a kernel is placed only if it is at least this share of what
///   the GPU can hold of it
/// @param togetherNanos blocks that end within this time are released together
public record Coarsening(double minPieceFraction, double togetherNanos) {
  /// What runs use.
  public static Coarsening standard() {
    return new Coarsening(0.1, 500);
  }

  /// Every block on its own.
  public static Coarsening none() {
    return new Coarsening(0, 0);
  }
}
