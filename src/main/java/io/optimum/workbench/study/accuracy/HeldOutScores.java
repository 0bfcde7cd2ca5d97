package io.optimum.workbench.study.accuracy;

import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.PredictorTrainer;
import io.optimum.workbench.predictor.Scores;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.prior.Baseline;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.accuracy.AccuracyReport.PredictorScore;
import io.optimum.workbench.study.accuracy.AccuracyReport.SplitScore;
import io.optimum.workbench.study.accuracy.Split.Fold;
import io.optimum.workbench.study.accuracy.Split.Tested;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;

/// Trains on parts of the measurements and predicts the others, as the workbench would. Nothing of
/// a tested measurement is seen in training.
public final class HeldOutScores {
  /// The name of the predictor under test.
  static final String OURS = "trained on this recording";

  /// With fewer there is nothing to train on.
  private static final int LEAST_TRAINED = 5;

  private static final String MEAN = "training mean";

  private final PredictorTrainer trainer;
  private final LongFunction<TrainRequest> requests;

  /// @param requests how to train, given a seed
  public HeldOutScores(PredictorTrainer trainer, LongFunction<TrainRequest> requests) {
    this.trainer = trainer;
    this.requests = requests;
  }

  List<SplitScore> test(
      Project project, GpuSpec gpu, List<Measurement> measured, long seed, Progress progress) {
    List<TrainingExample> examples =
        measured.stream()
            .filter(Measurement::isOfSaturatedStreams)
            .map(each ->
                new TrainingExample(
                    project.profiles().profiled(gpu, each.combination()), each.slowdowns()))
            .toList();
    List<SplitScore> scores = new ArrayList<>();
    Split[] splits = Split.values();
    for (int i = 0; i < splits.length; i++) {
      Progress part = progress.step(i, splits.length);
      scores.add(score(splits[i], splits[i].folds(examples, seed), seed, part));
    }
    return scores;
  }

  private SplitScore score(Split split, List<Fold> folds, long seed, Progress progress) {
    List<Fold> usable =
        folds.stream().filter(each -> each.trained().size() >= LEAST_TRAINED).toList();
    if (usable.isEmpty()) {
      return new SplitScore(
          split.words(),
          "fewer than %d measurements are left to train on".formatted(LEAST_TRAINED),
          0,
          0,
          List.of());
    }
    Map<String, List<Double>> predicted = new LinkedHashMap<>();
    List<Double> measured = new ArrayList<>();
    for (int i = 0; i < usable.size(); i++) {
      Fold fold = usable.get(i);
      Progress part = progress.step(i, usable.size());
      predictors(fold, seed, part)
          .forEach((name, predictor) ->
              fold.tested()
                  .forEach(each ->
                      predicted
                          .computeIfAbsent(name, _ -> new ArrayList<>())
                          .add(slowdown(predictor, each))));
      fold.tested().forEach(each -> measured.add(each.slowdown()));
    }
    return new SplitScore(
        split.words(), "", usable.size(), measured.size(), scores(measured, predicted));
  }

  private Map<String, SlowdownPredictor> predictors(Fold fold, long seed, Progress progress) {
    Map<String, SlowdownPredictor> predictors = new LinkedHashMap<>();
    predictors.put(
        OURS, trainer.train(requests.apply(seed), fold.trained(), LossListener.none(), progress));
    for (Baseline each : Baseline.ALL) {
      predictors.put(each.name(), each.fit().apply(fold.trained()));
    }
    return predictors;
  }

  private static double slowdown(SlowdownPredictor predictor, Tested tested) {
    return predictor
        .predict(tested.example().combination())
        .slowdowns()
        .get(tested.deployment())
        .mid();
  }

  private static List<PredictorScore> scores(
      List<Double> measured, Map<String, List<Double>> predicted) {
    double[] real = array(measured);
    double[] mean = array(Objects.requireNonNull(predicted.get(MEAN)));
    List<PredictorScore> scores = new ArrayList<>();
    predicted.forEach((name, values) -> {
      PredictionError error = Scores.of(real, array(values), mean);
      scores.add(
          new PredictorScore(
              name,
              error.mapeFraction(),
              error.p95Fraction(),
              error.kendallTau(),
              error.skillFraction()));
    });
    return scores;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
