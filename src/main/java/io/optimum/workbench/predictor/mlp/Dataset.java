package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.Combination;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.predictor.FeatureExtractor;
import io.optimum.workbench.predictor.FeatureRows;
import io.optimum.workbench.predictor.TrainingExample;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Examples as rows, one per deployment.
///
/// @param examples combinations of two or more deployments
/// @param rows per example, per deployment
record Dataset(List<TrainingExample> examples, List<List<Row>> rows) {
  /// Fewer leave nothing to learn from once some are held out and the rest are cross-validated.
  private static final int LEAST_EXAMPLES = 5;

  private static final int LEAST_ROWS = 10;

  /// Slowdowns that differ by less are constant: measurement noise is greater.
  private static final double LEAST_SPREAD = 1e-4;

  /// @param features as in the feature schema
  /// @param logPrior logarithm of the prior's slowdown
  /// @param logSlowdown logarithm of the slowdown observed
  /// @param label for people
  record Row(float[] features, double logPrior, double logSlowdown, String label) {}

  static Dataset of(List<TrainingExample> examples, FeatureExtractor extractor) {
    FeatureRows features = new FeatureRows();
    return new Dataset(
        examples, examples.stream().map(example -> rows(example, extractor, features)).toList());
  }

  /// The examples to train on: without deployments alone, whose slowdown is 1 by definition.
  ///
  /// @throws IllegalArgumentException when too few remain, or all slowdowns are the same
  static List<TrainingExample> usable(List<TrainingExample> examples) {
    List<TrainingExample> together =
        examples.stream()
            .filter(example -> example.combination().combination().size() > 1)
            .toList();
    requireEnough(together);
    return together;
  }

  /// The rows of some examples.
  List<Row> rows(List<Integer> indexes) {
    return indexes.stream().flatMap(index -> rows.get(index).stream()).toList();
  }

  List<TrainingExample> examples(List<Integer> indexes) {
    return indexes.stream().map(examples::get).toList();
  }

  SortedSet<EngineId> engines() {
    return examples.stream()
        .flatMap(example -> example.combination().combination().deployments().stream())
        .map(Deployment::engine)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void requireEnough(List<TrainingExample> examples) {
    var slowdowns =
        examples.stream()
            .flatMap(example -> example.slowdowns().stream())
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    if (examples.size() < LEAST_EXAMPLES || slowdowns.getCount() < LEAST_ROWS) {
      throw new IllegalArgumentException(
          """
          Training needs at least %d measured combinations of two or more deployments, with %d \
          slowdowns in all; there are %d with %d. Measure more combinations, or \
          import profiles of more engines or batch sizes, first.\
          """
              .formatted(LEAST_EXAMPLES, LEAST_ROWS, examples.size(), slowdowns.getCount()));
    }
    if (slowdowns.getMax() - slowdowns.getMin() < LEAST_SPREAD) {
      throw new IllegalArgumentException(
          """
          All %d slowdowns are %s: there is nothing to learn. Measure combinations that load the \
          GPU more, or check that the deployments really ran together.\
          """
              .formatted(slowdowns.getCount(), slowdowns.getMin()));
    }
  }

  private static List<Row> rows(
      TrainingExample example, FeatureExtractor extractor, FeatureRows features) {
    extractor.extract(example.combination(), features);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      float[] values = features.row(i);
      String label = label(example.combination().combination(), i);
      for (float value : values) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException(
              "A feature of %s is %s. Check its profile.".formatted(label, value));
        }
      }
      double logSlowdown = Math.log(example.slowdowns().get(i));
      rows.add(new Row(values, features.logPrior(i), logSlowdown, label));
    }
    return rows;
  }

  private static String label(Combination combination, int deployment) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < combination.size(); i++) {
      if (i != deployment) {
        others.add(name(combination.deployments().get(i)));
      }
    }
    return "%s beside %s"
        .formatted(name(combination.deployments().get(deployment)), String.join(", ", others));
  }

  private static String name(Deployment deployment) {
    return "%s batch %d".formatted(deployment.engine(), deployment.batchSize());
  }
}
