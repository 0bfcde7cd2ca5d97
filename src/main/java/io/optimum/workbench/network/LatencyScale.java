package io.optimum.workbench.network;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.EngineProfile;
import java.util.Optional;

/// How far a modelled latency is from the measured one it is scaled to.
///
/// @param modelledNanos sum of the modelled kernels
/// @param measuredNanos GPU compute time of one inference
record LatencyScale(long modelledNanos, long measuredNanos) {
  /// Between these a roofline at batch 1 is as good as can be expected; outside, the kernel list
  /// itself is doubtful. Chosen.
  private static final double LEAST = 0.7;

  private static final double MOST = 1.5;

  LatencyScale {
    Require.positive(modelledNanos, "modelledNanos");
    Require.positive(measuredNanos, "measuredNanos");
  }

  static LatencyScale of(EngineProfile modelled, long measuredNanos) {
    return new LatencyScale(modelled.kernelNanos(), measuredNanos);
  }

  /// Modelled over measured; 1 is a perfect model.
  double factor() {
    return (double) modelledNanos / measuredNanos;
  }

  /// Why not to trust the kernels, where the factor lies outside 0.7 to 1.5.
  Optional<String> warning() {
    return factor() >= LEAST && factor() <= MOST
        ? Optional.empty()
        : Optional.of(
            "The factor lies outside %.1f to %.1f: the real engine may have %s kernels."
                .formatted(LEAST, MOST, factor() < LEAST ? "more or slower" : "fewer or faster"));
  }

  long scaled(long nanos) {
    return Math.max(1, Math.round((double) nanos * measuredNanos / modelledNanos));
  }

  /// In a sentence or two, for people.
  @Override
  public String toString() {
    String scaled =
        "Kernel times scaled to a measured median of %d ns; modelled/measured = %.3f."
            .formatted(measuredNanos, factor());
    return warning().map(warning -> scaled + " " + warning).orElse(scaled);
  }
}
