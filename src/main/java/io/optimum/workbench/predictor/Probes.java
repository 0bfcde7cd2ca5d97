package io.optimum.workbench.predictor;

import java.util.List;

/// How much a few measurements of an engine are believed.
public final class Probes {
  /// As many as are worth buying: more are better spent on training.
  public static final int MOST = 3;

  /// Probes that weigh as much as what was believed before (the planner's own corrections use the
  /// same).
  private static final double BELIEF = 3;

  private Probes() {}

  /// What to add to the logarithm of every slowdown of an engine.
  ///
  /// @param logMisses logarithms of measured over predicted, one per probe
  public static double logCorrection(List<Double> logMisses) {
    double sum = logMisses.stream().mapToDouble(Double::doubleValue).sum();
    return sum / (logMisses.size() + BELIEF);
  }
}
