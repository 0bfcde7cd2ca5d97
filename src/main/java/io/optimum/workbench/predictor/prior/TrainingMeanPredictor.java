package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.predictor.TrainingExample;
import java.util.List;

/// Predicts the geometric mean of the slowdowns in training, whatever the engines: what any
/// learning must beat.
final class TrainingMeanPredictor extends PointPredictor {
  static final String NAME = "training mean";
  private final double mean;

  /// @param mean geometric mean of the slowdowns
  TrainingMeanPredictor(double mean) {
    super(NAME);
    this.mean = Require.positive(mean, "mean");
  }

  static TrainingMeanPredictor fitted(List<TrainingExample> examples) {
    double logMean =
        examples.stream()
            .flatMap(example -> example.slowdowns().stream())
            .mapToDouble(Math::log)
            .average()
            .orElseThrow(() ->
                new IllegalArgumentException("There must be at least one example to average."));
    return new TrainingMeanPredictor(Math.exp(logMean));
  }

  @Override
  double slowdown(RoundRobin law, int deployment) {
    return mean;
  }
}
