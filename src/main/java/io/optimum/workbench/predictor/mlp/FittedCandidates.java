package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.predictor.feature.FeatureSchema;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Candidates fitted to the same rows. Thread-safe.
final class FittedCandidates {
  /// Slowdowns beyond e^8 = 3000 mean nothing; keeps a wild extrapolation finite.
  private static final double LOG_LIMIT = 8;

  private final double logMean;
  private final double shrinkFraction;
  private final Normalisation normalisation;
  private final Map<Candidate, FlatEnsemble> ensembles = new EnumMap<>(Candidate.class);
  private final int scratchSize;

  /// @param logMean mean logarithm of the slowdowns in training
  /// @param shrinkFraction how much of a correction is used
  /// @param networks of candidates that have any
  FittedCandidates(
      double logMean,
      double shrinkFraction,
      Normalisation normalisation,
      Map<Candidate, List<Network>> networks) {
    this.logMean = logMean;
    this.shrinkFraction = shrinkFraction;
    this.normalisation = normalisation;
    networks.forEach((candidate, each) -> ensembles.put(candidate, new FlatEnsemble(each)));
    scratchSize = ensembles.values().stream().mapToInt(FlatEnsemble::scratchSize).max().orElse(0);
    ensembles.forEach(this::requireFit);
  }

  /// What the laws say of a deployment, as logarithms of its slowdown.
  record Laws(double logPrior, double logBandwidth) {}

  /// Reused between evaluations of one thread.
  record Scratch(float[] inputs, float[] one, float[] other) {}

  Scratch scratch() {
    return new Scratch(
        new float[normalisation.size()], new float[scratchSize], new float[scratchSize]);
  }

  /// Logarithm of the slowdown. Nothing is expected to get faster beside others: what the networks
  /// put below 1 is 1.
  ///
  /// @param rows features, from `from`: of the schema, then absolute ones where a candidate is wide
  double logSlowdown(Candidate candidate, Laws laws, float[] rows, int from, Scratch scratch) {
    double one = ofPart(candidate.one(), laws, rows, from, scratch);
    return Math.max(
        0,
        candidate.one().equals(candidate.other())
            ? one
            : (one + ofPart(candidate.other(), laws, rows, from, scratch)) / 2);
  }

  private double ofPart(Candidate candidate, Laws laws, float[] rows, int from, Scratch scratch) {
    double base = candidate.base(laws, logMean);
    if (candidate.isSimple()) {
      return base;
    }
    FlatEnsemble ensemble = Objects.requireNonNull(ensembles.get(candidate));
    normalisation.apply(rows, from, scratch.inputs(), 0, ensemble.inputs());
    double correction = ensemble.evaluate(scratch.inputs(), scratch.one(), scratch.other());
    return Math.clamp(base + shrinkFraction * correction, -LOG_LIMIT, LOG_LIMIT);
  }

  private void requireFit(Candidate candidate, FlatEnsemble ensemble) {
    int wanted =
        candidate.inputs() == Candidate.Inputs.WIDE ? normalisation.size() : FeatureSchema.size();
    if (ensemble.inputs() != wanted) {
      throw new IllegalArgumentException(
          "The networks of '%s' take %d features; there are %d. Train again."
              .formatted(candidate.words(), ensemble.inputs(), wanted));
    }
  }
}
