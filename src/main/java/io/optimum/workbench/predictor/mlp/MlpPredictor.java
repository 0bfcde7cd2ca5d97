package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.CombinationPrediction;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.ProfiledCombination;
import io.optimum.workbench.predictor.FeatureExtractor;
import io.optimum.workbench.predictor.FeatureRows;
import io.optimum.workbench.predictor.FeatureSchema;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.PredictorReport.RegimeReport;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.TrainedPredictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The prior, corrected by an ensemble or replaced by the training mean where that was found to be
/// better for the regime of the query. Plain Java: weights are evaluated without DJL, so predicting
/// loads no native library.
final class MlpPredictor implements TrainedPredictor {
  /// Slowdowns beyond e^8 = 3000 mean nothing; keeps a wild extrapolation finite.
  private static final double LOG_LIMIT = 8;

  private final MlpFile.Content content;
  private final FeatureExtractor extractor;
  private final FlatEnsemble ensemble;
  private final ThreadLocal<Scratch> scratch;

  MlpPredictor(MlpFile.Content content) {
    this.content = content;
    extractor = new FeatureExtractor(content.waitScale());
    ensemble =
        new FlatEnsemble(
            content.networks().stream()
                .map(layers -> new Network(layers.stream().map(MlpFile.Weights::layer).toList()))
                .toList());
    if (ensemble.inputs() != FeatureSchema.size()
        || content.normalisation().size() != FeatureSchema.size()) {
      throw new IllegalArgumentException(
          "The networks take %d features; there are %d. Train again."
              .formatted(ensemble.inputs(), FeatureSchema.size()));
    }
    int size = ensemble.scratchSize();
    scratch =
        ThreadLocal.withInitial(() ->
            new Scratch(
                new FeatureRows(),
                new float[FeatureSchema.size()],
                new float[size],
                new float[size]));
  }

  /// Reused between predictions of one thread.
  private record Scratch(FeatureRows rows, float[] inputs, float[] one, float[] other) {}

  @Override
  public String name() {
    return content.report().chosen();
  }

  @Override
  public PredictorReport report() {
    return content.report();
  }

  @Override
  public String simulatorVersion() {
    return content.card().request().simulatorVersion();
  }

  @Override
  public byte[] bytes() {
    return MlpFile.write(content);
  }

  @Override
  public CombinationPrediction predict(ProfiledCombination combination) {
    Scratch own = scratch.get();
    extractor.extract(combination, own.rows());
    int size = own.rows().size();
    List<Interval> slowdowns = new ArrayList<>(size);
    List<Double> solo = new ArrayList<>(size);
    Regime regime =
        RegimeFolds.regime(
            combination.combination(), content.card().engines(), content.card().mixes());
    RegimeReport choice = Objects.requireNonNull(content.report().regimes().get(regime));
    boolean outside =
        !content.card().gpus().contains(combination.gpu().id())
            || !content.card().sharings().contains(combination.combination().sharing());
    for (int i = 0; i < size; i++) {
      int row = i * FeatureSchema.size();
      slowdowns.add(
          size == 1
              ? Interval.exactly(1)
              : choice.intervals().around(logSlowdown(choice.chosen(), own, i)));
      outside |= size > 1 && content.normalisation().isOutside(own.rows().values(), row);
      solo.add(own.rows().soloNanos(i));
    }
    return new CombinationPrediction(
        combination.combination(),
        combination.gpu().id(),
        slowdowns,
        solo,
        outside,
        "%s, %s".formatted(choice.chosen(), regime.words()));
  }

  private double logSlowdown(String chosen, Scratch own, int deployment) {
    if (chosen.equals(Comparison.MEAN)) {
      return content.logMean();
    }
    double logPrior = own.rows().logPrior(deployment);
    if (chosen.equals(Comparison.PRIOR)) {
      return logPrior;
    }
    content
        .normalisation()
        .apply(own.rows().values(), deployment * FeatureSchema.size(), own.inputs(), 0);
    double correction = ensemble.evaluate(own.inputs(), own.one(), own.other());
    return Math.clamp(logPrior + content.shrinkFraction() * correction, -LOG_LIMIT, LOG_LIMIT);
  }
}
