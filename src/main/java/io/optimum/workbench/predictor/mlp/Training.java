package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.predictor.FeatureExtractor;
import io.optimum.workbench.predictor.FeatureSchema;
import io.optimum.workbench.predictor.KernelRoundRobinPrior;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.PredictorReport.RegimeReport;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.SplitConformal;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/// One training, step by step: split, fit the prior's constant, cross-validate, choose, train,
/// calibrate, report.
final class Training {
  /// Networks per fold: an ensemble does a little better, so they are judged with caution.
  private static final int FOLD_NETWORKS = 1;

  /// Fewer engines than this get a small network, and only part of its correction is used.
  private static final int FEW_ENGINES = 4;

  private final TrainRequest request;
  private final LossListener losses;
  private final Progress progress;
  private final Split split;
  private final Map<Regime, List<RegimeFolds.Fold>> folds = new EnumMap<>(Regime.class);
  private final double waitScale;
  private final Dataset data;
  private final double shrinkFraction;
  private final EnsembleTrainer trainer;
  private final RandomGenerator random;

  Training(
      TrainRequest request,
      List<TrainingExample> examples,
      LossListener losses,
      Progress progress) {
    this.request = request;
    this.losses = losses;
    this.progress = progress;
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(request.seed());
    split = Split.of(examples, request.heldOutFraction(), random);
    waitScale =
        KernelRoundRobinPrior.fitted(split.training().stream().map(examples::get).toList())
            .waitScale();
    data = Dataset.of(examples, new FeatureExtractor(waitScale));
    for (Regime regime : Regime.values()) {
      folds.put(regime, RegimeFolds.of(examples, split, regime, random));
    }
    int engines = data.engines().size();
    shrinkFraction = Math.min(1, (double) engines / FEW_ENGINES);
    trainer =
        new EnsembleTrainer(
            engines < FEW_ENGINES ? List.of(8) : List.of(32, 16),
            request.epochs(),
            folds.values().stream().mapToInt(List::size).sum() * foldNetworks()
                + request.ensembleSize());
  }

  MlpFile.Content run() {
    SortedMap<Regime, RegimeReport> regimes = new TreeMap<>();
    Comparison usual = new Comparison();
    regimes.put(Regime.COMBINATION_UNSEEN, choose(Regime.COMBINATION_UNSEEN, usual, usual));
    for (Regime other : List.of(Regime.COMBINATION_SEEN, Regime.MODEL_UNSEEN)) {
      regimes.put(other, choose(other, new Comparison(), usual));
    }
    EnsembleTrainer.Trained last =
        train(split.training(), request.ensembleSize(), data.rows(split.heldOut()), losses);
    Comparison outer = usual;
    if (!split.heldOut().isEmpty()) {
      outer = new Comparison();
      double[] corrections = corrections(last, data.rows(split.heldOut()));
      outer.add(data, split.training(), split.heldOut(), corrections);
    }
    return new MlpFile.Content(
        waitScale,
        logMean(),
        shrinkFraction,
        last.normalisation(),
        last.networks().stream()
            .map(network -> network.layers().stream().map(MlpFile.Weights::of).toList())
            .toList(),
        report(outer, regimes),
        card());
  }

  /// By cross-validation of one regime. Where there are no folds of it, the prior with intervals
  /// twice as wide as its errors on all training rows ask for.
  private RegimeReport choose(Regime regime, Comparison inner, Comparison usual) {
    SplitConformal widest = new SplitConformal(0, 0);
    List<Comparison> parts = new ArrayList<>();
    for (RegimeFolds.Fold fold : folds.getOrDefault(regime, List.of())) {
      EnsembleTrainer.Trained trained =
          train(fold.trained(), foldNetworks(), List.of(), LossListener.none());
      double[] corrections = corrections(trained, data.rows(fold.tested()));
      Comparison part = new Comparison();
      part.add(data, fold.trained(), fold.tested(), corrections);
      parts.add(part);
      inner.add(data, fold.trained(), fold.tested(), corrections);
    }
    if (parts.isEmpty()) {
      return ofNoFold(usual.intervals(Comparison.PRIOR));
    }
    String chosen = inner.better();
    for (Comparison part : parts) {
      SplitConformal its = part.intervals(chosen);
      widest = its.quantile() >= widest.quantile() ? its : widest;
    }
    return new RegimeReport(
        inner.rows().size(),
        chosen,
        inner.errors(),
        regime == Regime.MODEL_UNSEEN ? widest : inner.intervals(chosen));
  }

  private static RegimeReport ofNoFold(SplitConformal prior) {
    SplitConformal twice = new SplitConformal(prior.coverageFraction(), 2 * prior.quantile());
    return new RegimeReport(0, Comparison.PRIOR, new TreeMap<>(), twice);
  }

  private double logMean() {
    return data.rows(split.training()).stream()
        .mapToDouble(Dataset.Row::logSlowdown)
        .average()
        .orElseThrow();
  }

  private int foldNetworks() {
    return Math.min(FOLD_NETWORKS, request.ensembleSize());
  }

  private EnsembleTrainer.Trained train(
      List<Integer> examples, int networks, List<Dataset.Row> validation, LossListener listener) {
    long[] seeds = random.longs(networks).toArray();
    return trainer.train(
        data.rows(examples), seeds, new EnsembleTrainer.Watch(validation, listener, progress));
  }

  private double[] corrections(EnsembleTrainer.Trained trained, List<Dataset.Row> rows) {
    FlatEnsemble ensemble = new FlatEnsemble(trained.networks());
    float[] inputs = new float[FeatureSchema.size()];
    float[] one = new float[ensemble.scratchSize()];
    float[] other = new float[ensemble.scratchSize()];
    return rows.stream()
        .mapToDouble(row -> {
          trained.normalisation().apply(row.features(), 0, inputs, 0);
          return shrinkFraction * ensemble.evaluate(inputs, one, other);
        })
        .toArray();
  }

  private PredictorReport report(Comparison outer, SortedMap<Regime, RegimeReport> regimes) {
    RegimeReport usual = Objects.requireNonNull(regimes.get(Regime.COMBINATION_UNSEEN));
    String chosen = usual.chosen();
    List<PredictorReport.HeldOut> heldOut = new ArrayList<>();
    List<Dataset.Row> rows = outer.rows();
    int covered = 0;
    for (int i = 0; i < rows.size(); i++) {
      double measured = Math.exp(rows.get(i).logSlowdown());
      Interval predicted = usual.intervals().around(outer.logs(chosen).get(i));
      covered += predicted.low() <= measured && measured <= predicted.high() ? 1 : 0;
      heldOut.add(new PredictorReport.HeldOut(rows.get(i).label(), measured, predicted));
    }
    return new PredictorReport(
        split.name(),
        data.rows(split.training()).size(),
        rows.size(),
        outer.errors(),
        chosen,
        (double) covered / rows.size(),
        heldOut,
        regimes);
  }

  private MlpFile.DataCard card() {
    return new MlpFile.DataCard(
        request,
        split.training().size(),
        data.engines(),
        data.examples(split.training()).stream()
            .map(example -> Split.engines(example.combination().combination()))
            .collect(Collectors.toCollection(TreeSet::new)),
        data.examples().stream()
            .map(example -> example.combination().gpu().id())
            .collect(Collectors.toCollection(TreeSet::new)),
        data.examples().stream()
            .map(example -> example.combination().combination().sharing())
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
