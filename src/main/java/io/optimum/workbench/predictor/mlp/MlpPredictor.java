package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.PredictorReport.RegimeReport;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.SplitConformal;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.predictor.feature.FeatureExtractor;
import io.optimum.workbench.predictor.feature.FeatureRows;
import io.optimum.workbench.predictor.feature.FeatureSchema;
import io.optimum.workbench.predictor.prior.BandwidthPrior;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A law or the training mean, corrected by an ensemble where that was found to be better for the
/// regime of the query. Plain Java: weights are evaluated without DJL, so predicting loads no
/// native library.
final class MlpPredictor implements TrainedPredictor {
  private final MlpFile.Content content;
  private final FeatureExtractor extractor;
  private final FittedCandidates candidates;
  private final AbsoluteFeatures absolutes;
  private final Map<Regime, Choice> choices = new EnumMap<>(Regime.class);
  private final ThreadLocal<Scratch> scratch;

  MlpPredictor(MlpFile.Content content) {
    this.content = content;
    extractor = new FeatureExtractor(content.waitScale(), new BandwidthPrior(content.bandwidth()));
    candidates = content.candidates();
    absolutes = new AbsoluteFeatures(content.card().engines());
    int width = FeatureSchema.size() + absolutes.size();
    if (content.normalisation().size() != width) {
      throw new IllegalArgumentException(
          "The predictor was trained on %d features; there are %d. Train again."
              .formatted(content.normalisation().size(), width));
    }
    content
        .report()
        .regimes()
        .forEach((regime, report) -> choices.put(regime, Choice.of(regime, report)));
    scratch =
        ThreadLocal.withInitial(
            () -> new Scratch(new FeatureRows(), new float[width], candidates.scratch()));
  }

  /// What is used in a regime.
  private record Choice(Candidate candidate, SplitConformal intervals, String words) {
    static Choice of(Regime regime, RegimeReport report) {
      return new Choice(
          Candidate.named(report.chosen()),
          report.intervals(),
          "%s, %s".formatted(report.chosen(), regime.words()));
    }
  }

  /// Reused between predictions of one thread.
  private record Scratch(FeatureRows rows, float[] wide, FittedCandidates.Scratch inner) {}

  @Override
  public String name() {
    return content.report().chosen();
  }

  @Override
  public boolean hasLearned(EngineId engine) {
    return content.card().engines().contains(engine);
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
    Choice choice = choice(combination.combination());
    int size = own.rows().size();
    List<Interval> slowdowns = new ArrayList<>(size);
    List<Double> solo = new ArrayList<>(size);
    boolean outside =
        !content.card().gpus().contains(combination.gpu().id())
            || !content.card().sharings().contains(combination.combination().sharing());
    for (int i = 0; i < size; i++) {
      slowdowns.add(
          size == 1
              ? Interval.exactly(1)
              : choice.intervals().around(logSlowdown(choice.candidate(), combination, own, i)));
      outside |= size > 1 && isOutside(own.rows(), i);
      solo.add(own.rows().soloNanos(i));
    }
    return new CombinationPrediction(
        combination.combination(),
        combination.gpu().id(),
        slowdowns,
        solo,
        outside,
        choice.words());
  }

  private Choice choice(Combination combination) {
    Regime regime =
        RegimeFolds.regime(combination, content.card().engines(), content.card().mixes());
    return Objects.requireNonNull(choices.get(regime));
  }

  private boolean isOutside(FeatureRows rows, int deployment) {
    int width = FeatureSchema.size();
    return content.normalisation().isOutside(rows.values(), deployment * width, width);
  }

  private double logSlowdown(
      Candidate candidate, ProfiledCombination combination, Scratch own, int deployment) {
    int narrow = FeatureSchema.size();
    FittedCandidates.Laws laws =
        new FittedCandidates.Laws(
            own.rows().logPrior(deployment), own.rows().logBandwidth(deployment));
    if (candidate.inputs() != Candidate.Inputs.WIDE) {
      return candidates.logSlowdown(
          candidate, laws, own.rows().values(), deployment * narrow, own.inner());
    }
    System.arraycopy(own.rows().values(), deployment * narrow, own.wide(), 0, narrow);
    absolutes.write(combination.combination(), own.rows(), deployment, own.wide(), narrow);
    return candidates.logSlowdown(candidate, laws, own.wide(), 0, own.inner());
  }
}
