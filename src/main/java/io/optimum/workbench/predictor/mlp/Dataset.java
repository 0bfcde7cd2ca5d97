package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.RowName;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.feature.FeatureExtractor;
import io.optimum.workbench.predictor.feature.FeatureRows;
import io.optimum.workbench.predictor.feature.FeatureSchema;
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

  /// @param features of the feature schema, then absolute ones
  /// @param laws what laws say of the slowdown
  /// @param logSlowdown logarithm of the slowdown observed
  /// @param label its [RowName]
  public record Row(
      float[] features, FittedCandidates.Laws laws, double logSlowdown, String label) {
    /// The inputs of the feature schema alone.
    double[] narrow() {
      double[] narrow = new double[FeatureSchema.size()];
      for (int k = 0; k < narrow.length; k++) {
        narrow[k] = features[k];
      }
      return narrow;
    }
  }

  static Dataset of(
      List<TrainingExample> examples, FeatureExtractor extractor, AbsoluteFeatures absolutes) {
    FeatureRows features = new FeatureRows();
    List<List<Row>> rows = new ArrayList<>();
    for (TrainingExample example : examples) {
      extractor.extract(example.combination(), features);
      rows.add(rows(example, features, absolutes));
    }
    return new Dataset(examples, rows);
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

  static SortedSet<EngineId> engines(List<TrainingExample> examples) {
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
      TrainingExample example, FeatureRows features, AbsoluteFeatures absolutes) {
    Combination combination = example.combination().combination();
    int narrow = FeatureSchema.size();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      float[] values = new float[narrow + absolutes.size()];
      System.arraycopy(features.values(), i * narrow, values, 0, narrow);
      absolutes.write(combination, features, i, values, narrow);
      String label = RowName.of(example.combination().gpu().id(), combination, i);
      requireFinite(values, label);
      rows.add(
          new Row(
              values,
              new FittedCandidates.Laws(features.logPrior(i), features.logBandwidth(i)),
              Math.log(example.slowdowns().get(i)),
              label));
    }
    return rows;
  }

  private static void requireFinite(float[] values, String label) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "A feature of %s is %s. Check its profile.".formatted(label, value));
      }
    }
  }
}
