package io.optimum.workbench.service;

/// How much deployments of one GPU slow each other down at a moment.
@FunctionalInterface
public interface Interference {
  /// Latency of an inference over the same alone, while this stays so.
  ///
  /// @param victim whose
  /// @param running the size of the inference under way by deployment, 0 = none
  /// @param activity the share of its contexts that are at work by deployment
  double slowdown(int victim, int[] running, double[] activity);

  /// None: a deployment alone.
  static Interference none() {
    return (_, _, _) -> 1;
  }
}
