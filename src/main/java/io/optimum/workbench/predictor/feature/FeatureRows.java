package io.optimum.workbench.predictor.feature;

import io.optimum.workbench.predictor.prior.RoundRobin;
import java.util.Arrays;

/// The features of one combination, a row per deployment. Kept and reused between predictions;
/// belongs to one thread.
public final class FeatureRows {
  private final RoundRobin law = new RoundRobin();
  private float[] values = new float[0];

  /// Deployments of the combination last extracted.
  public int size() {
    return law.size();
  }

  /// Row after row, each of [FeatureSchema#size] values; longer than needed.
  public float[] values() {
    return values;
  }

  /// A copy of one row.
  public float[] row(int deployment) {
    int from = deployment * FeatureSchema.size();
    return Arrays.copyOfRange(values, from, from + FeatureSchema.size());
  }

  /// Natural logarithm of the prior's slowdown.
  public double logPrior(int deployment) {
    return Math.log(law.slowdown(deployment));
  }

  /// Natural logarithm of the slowdown by the bandwidth law.
  public double logBandwidth(int deployment) {
    return values[(deployment + 1) * FeatureSchema.size() - 1];
  }

  /// Predicted latency alone with the same settings.
  public double soloNanos(int deployment) {
    return law.soloNanos(deployment);
  }

  RoundRobin law() {
    return law;
  }

  void reserve() {
    if (values.length < law.size() * FeatureSchema.size()) {
      values = new float[law.size() * FeatureSchema.size()];
    }
  }
}
