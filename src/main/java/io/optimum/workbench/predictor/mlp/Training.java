package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.predictor.FeatureExtractor;
import io.optimum.workbench.predictor.FeatureSchema;
import io.optimum.workbench.predictor.KernelRoundRobinPrior;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.SplitConformal;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/// One training, step by step: split, fit the prior's constant, cross-validate, choose, train,
/// calibrate, report.
final class Training {
  private static final double COVERAGE = 0.9;

  /// Networks per fold: enough to tell what an ensemble would do.
  private static final int FOLD_NETWORKS = 2;

  /// Fewer engines than this get a small network, and only part of its correction is used.
  private static final int FEW_ENGINES = 4;

  private final TrainRequest request;
  private final LossListener losses;
  private final Progress progress;
  private final Split split;
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
    int engines = data.engines().size();
    shrinkFraction = Math.min(1, (double) engines / FEW_ENGINES);
    trainer =
        new EnsembleTrainer(
            engines < FEW_ENGINES ? List.of(8) : List.of(32, 16),
            request.epochs(),
            split.folds().size() * foldNetworks() + request.ensembleSize());
  }

  MlpFile.Content run() {
    Comparison inner = new Comparison();
    for (List<Integer> fold : split.folds()) {
      List<Integer> rest = split.without(fold);
      EnsembleTrainer.Trained trained = train(rest, foldNetworks(), List.of(), LossListener.none());
      inner.add(data, rest, fold, corrections(trained, data.rows(fold)));
    }
    String chosen = inner.better();
    SplitConformal intervals = calibrate(inner, chosen);
    EnsembleTrainer.Trained last =
        train(split.training(), request.ensembleSize(), data.rows(split.heldOut()), losses);
    Comparison outer = inner;
    if (!split.heldOut().isEmpty()) {
      outer = new Comparison();
      double[] corrections = corrections(last, data.rows(split.heldOut()));
      outer.add(data, split.training(), split.heldOut(), corrections);
    }
    return new MlpFile.Content(
        waitScale,
        chosen.equals(Comparison.CORRECTED),
        shrinkFraction,
        last.normalisation(),
        last.networks().stream()
            .map(network -> network.layers().stream().map(MlpFile.Weights::of).toList())
            .toList(),
        intervals,
        report(outer, chosen, intervals),
        card());
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

  private static SplitConformal calibrate(Comparison inner, String chosen) {
    List<Dataset.Row> rows = inner.rows();
    double[] scores = new double[rows.size()];
    for (int i = 0; i < scores.length; i++) {
      double log = inner.logs(chosen).get(i);
      scores[i] = Math.abs(rows.get(i).logSlowdown() - log) / SplitConformal.scale(log);
    }
    return SplitConformal.calibrate(scores, COVERAGE);
  }

  private PredictorReport report(Comparison outer, String chosen, SplitConformal intervals) {
    List<PredictorReport.HeldOut> heldOut = new ArrayList<>();
    List<Dataset.Row> rows = outer.rows();
    int covered = 0;
    for (int i = 0; i < rows.size(); i++) {
      double measured = Math.exp(rows.get(i).logSlowdown());
      Interval predicted = intervals.around(outer.logs(chosen).get(i));
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
        heldOut);
  }

  private MlpFile.DataCard card() {
    return new MlpFile.DataCard(
        request,
        split.training().size(),
        data.engines(),
        data.examples().stream()
            .map(example -> example.combination().gpu().id())
            .collect(Collectors.toCollection(TreeSet::new)),
        data.examples().stream()
            .map(example -> example.combination().combination().sharing())
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
