package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.PredictorReport.RegimeReport;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.SplitConformal;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.feature.FeatureExtractor;
import io.optimum.workbench.predictor.feature.FeatureSchema;
import io.optimum.workbench.predictor.prior.BandwidthPrior;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import io.optimum.workbench.predictor.regression.Learner;
import io.optimum.workbench.task.Progress;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// One training, step by step: split, fit the laws' constants, cross-validate, choose, train,
/// calibrate.
final class Training {
  /// Networks per fold: an ensemble does a little better, so they are judged with caution.
  private static final int FOLD_NETWORKS = 1;

  /// Fewer engines than this get a small network, and only part of its correction is used.
  private static final int FEW_ENGINES = 4;

  private final TrainRequest request;
  private final LossListener losses;
  private final Progress progress;
  private final List<Learner> judges;
  private final Split split;
  private final Map<Regime, List<RegimeFolds.Fold>> folds = new EnumMap<>(Regime.class);
  private final double waitScale;
  private final BandwidthPrior bandwidth;
  private final Dataset data;
  private final double shrinkFraction;
  private final EnsembleTrainer trainer;
  private final RandomGenerator random;

  /// @param judges general learners that stand beside as baselines
  Training(
      TrainRequest request,
      List<TrainingExample> examples,
      List<Learner> judges,
      LossListener losses,
      Progress progress) {
    this.request = request;
    this.judges = judges;
    this.losses = losses;
    this.progress = progress;
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(request.seed());
    split = Split.of(examples, request.heldOutFraction(), random);
    List<TrainingExample> known = split.training().stream().map(examples::get).toList();
    waitScale = KernelRoundRobinPrior.fitted(known).waitScale();
    bandwidth = BandwidthPrior.fitted(known);
    SortedSet<EngineId> engines = Dataset.engines(known);
    data =
        Dataset.of(
            examples, new FeatureExtractor(waitScale, bandwidth), new AbsoluteFeatures(engines));
    for (Regime regime : Regime.values()) {
      folds.put(regime, RegimeFolds.of(examples, split, regime, random));
    }
    shrinkFraction = Math.min(1, (double) engines.size() / FEW_ENGINES);
    trainer =
        new EnsembleTrainer(
            engines.size() < FEW_ENGINES ? List.of(8) : List.of(32, 16),
            request.epochs(),
            networks());
  }

  MlpFile.Content run() {
    SortedMap<Regime, RegimeReport> regimes = new TreeMap<>();
    Comparison usual = comparison(Regime.COMBINATION_UNSEEN);
    regimes.put(Regime.COMBINATION_UNSEEN, choose(Regime.COMBINATION_UNSEEN, usual, usual));
    for (Regime other : List.of(Regime.COMBINATION_SEEN, Regime.MODEL_UNSEEN)) {
      regimes.put(other, choose(other, comparison(other), usual));
    }
    Fit last = fit(split.training(), Candidate.learned(), request.ensembleSize(), losses);
    Comparison outer = usual;
    if (!split.heldOut().isEmpty()) {
      outer = new Comparison(List.of(Candidate.values()), judges, request.seed());
      outer.add(data, split.training(), split.heldOut(), last.candidates(shrinkFraction));
    }
    MlpFile.DataCard card = MlpFile.DataCard.of(request, data, split);
    return new MlpFile.Content(
        waitScale,
        bandwidth.constants(),
        last.logMean(),
        shrinkFraction,
        last.normalisation(),
        MlpFile.networks(last.networks(), regimes.values()),
        new TrainingReport(data, split, card).of(outer, regimes),
        card);
  }

  /// By cross-validation of one regime. Where there are no folds of it, the prior with intervals
  /// twice as wide as its errors on all training rows ask for.
  private RegimeReport choose(Regime regime, Comparison inner, Comparison usual) {
    for (RegimeFolds.Fold fold : folds.getOrDefault(regime, List.of())) {
      Fit fitted = fit(fold.trained(), learned(regime), foldNetworks(), LossListener.none());
      inner.add(data, fold.trained(), fold.tested(), fitted.candidates(shrinkFraction));
    }
    if (inner.isEmpty()) {
      return ofNoFold(usual.intervals(Candidate.PRIOR));
    }
    Candidate chosen = inner.better();
    return new RegimeReport(
        inner.rows().size(),
        chosen.words(),
        inner.errors(),
        regime == Regime.MODEL_UNSEEN ? inner.widestIntervals(chosen) : inner.intervals(chosen));
  }

  private static RegimeReport ofNoFold(SplitConformal prior) {
    SplitConformal twice = new SplitConformal(prior.coverageFraction(), 2 * prior.quantile());
    return new RegimeReport(0, Candidate.PRIOR.words(), new TreeMap<>(), twice);
  }

  private Comparison comparison(Regime regime) {
    return new Comparison(candidates(regime), judges, request.seed());
  }

  /// Identities and absolute numbers mislead for engines never seen.
  private static List<Candidate> candidates(Regime regime) {
    return Arrays.stream(Candidate.values())
        .filter(each -> regime != Regime.MODEL_UNSEEN || each != Candidate.WIDE)
        .toList();
  }

  private static List<Candidate> learned(Regime regime) {
    return candidates(regime).stream().filter(Candidate.learned()::contains).toList();
  }

  private int foldNetworks() {
    return Math.min(FOLD_NETWORKS, request.ensembleSize());
  }

  private int networks() {
    int count = Candidate.learned().size() * request.ensembleSize();
    for (Map.Entry<Regime, List<RegimeFolds.Fold>> each : folds.entrySet()) {
      count += each.getValue().size() * learned(each.getKey()).size() * foldNetworks();
    }
    return count;
  }

  /// What some examples taught.
  private record Fit(
      double logMean, Normalisation normalisation, Map<Candidate, List<Network>> networks) {
    FittedCandidates candidates(double shrinkFraction) {
      return new FittedCandidates(logMean, shrinkFraction, normalisation, networks);
    }
  }

  private Fit fit(
      List<Integer> examples, List<Candidate> learned, int networks, LossListener listener) {
    List<Dataset.Row> rows = data.rows(examples);
    Normalisation normalisation =
        Normalisation.of(rows.stream().map(Dataset.Row::features).toList());
    double logMean = rows.stream().mapToDouble(Dataset.Row::logSlowdown).average().orElseThrow();
    List<Dataset.Row> validation =
        examples.equals(split.training()) ? data.rows(split.heldOut()) : List.of();
    Map<Candidate, List<Network>> trained = new EnumMap<>(Candidate.class);
    for (Candidate candidate : learned) {
      trained.put(
          candidate,
          trainer.train(
              task(candidate, rows, normalisation, logMean),
              random.longs(networks).toArray(),
              new EnsembleTrainer.Watch(
                  task(candidate, validation, normalisation, logMean),
                  trained.size() * networks,
                  listener,
                  progress)));
    }
    return new Fit(logMean, normalisation, trained);
  }

  private static EnsembleTrainer.Task task(
      Candidate candidate, List<Dataset.Row> rows, Normalisation normalisation, double logMean) {
    double[] residuals =
        rows.stream()
            .mapToDouble(row -> row.logSlowdown() - candidate.base(row.laws(), logMean))
            .toArray();
    int width =
        candidate.inputs() == Candidate.Inputs.WIDE ? normalisation.size() : FeatureSchema.size();
    return new EnsembleTrainer.Task(rows, normalisation, width, residuals);
  }
}
