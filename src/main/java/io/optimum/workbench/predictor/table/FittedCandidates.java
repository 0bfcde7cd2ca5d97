package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.predictor.regression.Learner;
import io.optimum.workbench.predictor.regression.Regression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Candidates fitted to the same rows; laws are fitted once for all of them.
final class FittedCandidates {
  private final List<ToDoubleFunction<MeasuredRow>> predictions = new ArrayList<>();

  FittedCandidates(
      MeasuredTable table,
      TableFeatures features,
      List<MeasuredRow> rows,
      List<Candidate> candidates,
      long seed) {
    double[] logs = Slowdowns.logs(table, rows);
    double mean = mean(logs);
    Map<Law, Law.Fitted> laws = new LinkedHashMap<>();
    for (Law law : Law.ALL) {
      if (law.applies(table)) {
        laws.put(law, law.fit(table, rows));
      }
    }
    List<Law.Fitted> fitted = List.copyOf(laws.values());
    for (Candidate candidate : candidates) {
      Law.Fitted law = candidate.law() == null ? _ -> mean : laws.get(candidate.law());
      if (law == null) {
        throw new IllegalArgumentException(
            "The law %s does not apply to this table.".formatted(candidate.name()));
      }
      Learner learner = candidate.learner();
      predictions.add(
          learner == null
              ? law::logSlowdown
              : corrected(
                  law,
                  learner,
                  rows,
                  logs,
                  row -> features.of(row, candidate.wide(), said(fitted, row)),
                  seed));
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

  private static double[] said(List<Law.Fitted> laws, MeasuredRow row) {
    return laws.stream().mapToDouble(law -> law.logSlowdown(row)).toArray();
  }

  private static ToDoubleFunction<MeasuredRow> corrected(
      Law.Fitted law,
      Learner learner,
      List<MeasuredRow> rows,
      double[] logs,
      java.util.function.Function<MeasuredRow, double[]> inputs,
      long seed) {
    double[][] x = rows.stream().map(inputs).toArray(double[][]::new);
    double[] residuals = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      residuals[i] = logs[i] - law.logSlowdown(rows.get(i));
    }
    Regression correction = learner.fit(x, residuals, seed);
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
