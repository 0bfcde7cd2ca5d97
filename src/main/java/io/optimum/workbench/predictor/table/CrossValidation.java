package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.SplitConformal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What candidates said of rows that they were not trained on. Grows fold by fold.
final class CrossValidation {
  private static final double COVERAGE = 0.9;

  private final MeasuredTable table;
  private final List<Candidate> candidates;
  private final Regime regime;
  private final List<FittedCandidates> parts = new ArrayList<>();
  private final List<double[]> predicted = new ArrayList<>();
  private final List<Double> measured = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();

  CrossValidation(MeasuredTable table, List<Candidate> candidates, Regime regime) {
    this.table = table;
    this.candidates = candidates;
    this.regime = regime;
  }

  void add(FittedCandidates fitted, List<MeasuredRow> tested) {
    parts.add(fitted);
    for (MeasuredRow row : tested) {
      groups.add(Folds.group(row, measured.size(), regime));
      predicted.add(fitted.logSlowdowns(row));
      measured.add(Slowdowns.log(table, row));
    }
  }

  /// The candidates as each fold fitted them.
  List<FittedCandidates> parts() {
    return parts;
  }

  double[] weights() {
    return new Stacking(
            predicted.toArray(double[][]::new),
            array(measured),
            groups,
            candidates.stream().map(Candidate::kind).toList(),
            doubt())
        .weights();
  }

  /// One standard error where the models were seen. Of models unseen learners are known to say more
  /// than they know, so that there the best of all that are tried must not be so by chance: the
  /// greatest of *k* normal deviations is about `sqrt(2 ln k)` (Donoho & Johnstone, Biometrika 81,
  /// 1994).
  private double doubt() {
    long learned =
        candidates.stream().filter(each -> each.kind() == Candidate.Kind.LEARNED).count();
    return regime == Regime.MODEL_UNSEEN ? Math.sqrt(1 + 2 * Math.log(Math.max(1, learned))) : 1;
  }

  /// Of the pooled errors; for a model unseen, of the model that erred most.
  SplitConformal intervals(double[] weights) {
    Map<String, List<Double>> scores = new LinkedHashMap<>();
    for (int i = 0; i < measured.size(); i++) {
      double log = 0;
      for (int c = 0; c < weights.length; c++) {
        log += weights[c] * predicted.get(i)[c];
      }
      String pool = regime == Regime.MODEL_UNSEEN ? groups.get(i) : "";
      scores
          .computeIfAbsent(pool, _ -> new ArrayList<>())
          .add(Math.abs(measured.get(i) - log) / SplitConformal.scale(log));
    }
    SplitConformal widest = new SplitConformal(COVERAGE, 0);
    for (List<Double> each : scores.values()) {
      SplitConformal its = SplitConformal.calibrate(array(each), COVERAGE);
      widest = its.quantile() > widest.quantile() ? its : widest;
    }
    return widest;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
