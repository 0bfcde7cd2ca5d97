package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.predictor.regression.Learner;
import io.optimum.workbench.predictor.regression.Regression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Candidates fitted to the same rows; laws are fitted once for all of them.
final class FittedCandidates {
  private final MeasuredTable table;
  private final List<ToDoubleFunction<MeasuredRow>> predictions = new ArrayList<>();

  FittedCandidates(
      MeasuredTable table,
      TableFeatures features,
      List<MeasuredRow> rows,
      List<Candidate> candidates,
      long seed) {
    this.table = table;
    double mean = mean(Slowdowns.logs(table, rows));
    Map<Law, Law.Fitted> laws = new LinkedHashMap<>();
    for (Law law : Law.ALL) {
      if (law.applies(table)) {
        laws.put(law, law.fit(table, rows));
      }
    }
    for (Candidate candidate : candidates) {
      Law.Fitted law = candidate.law() == null ? _ -> mean : laws.get(candidate.law());
      if (law == null) {
        throw new IllegalArgumentException(
            "The law %s does not apply to this table.".formatted(candidate.name()));
      }
      Learner learner = candidate.learner();
      Function<MeasuredRow, double[]> inputs =
          row -> features.of(row, candidate.wide(), said(laws, candidate.wide(), row));
      predictions.add(
          learner == null
              ? law::logSlowdown
              : corrected(law, rows, inputs, (x, residuals) -> learner.fit(x, residuals, seed)));
    }
  }

  /// What each candidate says of a row, in log space.
  double[] logSlowdowns(MeasuredRow row) {
    return predictions.stream().mapToDouble(each -> each.applyAsDouble(row)).toArray();
  }

  /// What one candidate says.
  double logSlowdown(int candidate, MeasuredRow row) {
    return predictions.get(candidate).applyAsDouble(row);
  }

  /// What is known of models only is for the wide.
  private static double[] said(Map<Law, Law.Fitted> laws, boolean wide, MeasuredRow row) {
    return laws.entrySet().stream()
        .filter(each -> wide || !each.getKey().isPerModel())
        .mapToDouble(each -> each.getValue().logSlowdown(row))
        .toArray();
  }

  private ToDoubleFunction<MeasuredRow> corrected(
      Law.Fitted law,
      List<MeasuredRow> rows,
      Function<MeasuredRow, double[]> inputs,
      BiFunction<double[][], double[], Regression> fit) {
    double[][] x = rows.stream().map(inputs).toArray(double[][]::new);
    double[] residuals = Slowdowns.logs(table, rows);
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] -= law.logSlowdown(rows.get(i));
    }
    Regression correction = fit.apply(x, residuals);
    return row -> law.logSlowdown(row) + correction.at(inputs.apply(row));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double each : values) {
      sum += each;
    }
    return sum / values.length;
  }
}
