package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainingExample;
import java.util.List;
import java.util.function.Function;

/// A predictor to beat, fitted to the same examples as the learned one.
///
/// @param name as in reports
/// @param fit from training examples; ignores them where there is nothing to fit
public record Baseline(String name, Function<List<TrainingExample>, SlowdownPredictor> fit) {
  /// Every baseline there is, from trivial to strong. To add one: one class, one row here.
  public static final List<Baseline> ALL =
      List.of(
          new Baseline(NoInterferencePredictor.NAME, _ -> new NoInterferencePredictor()),
          new Baseline(TrainingMeanPredictor.NAME, TrainingMeanPredictor::fitted),
          new Baseline(BandwidthRegression.NAME, BandwidthRegression::fitted),
          new Baseline(KernelRoundRobinPrior.NAME, _ -> new KernelRoundRobinPrior()));
}
