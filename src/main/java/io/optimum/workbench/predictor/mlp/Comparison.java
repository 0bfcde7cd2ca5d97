package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.predictor.Baseline;
import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.Scores;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.SplitConformal;
import io.optimum.workbench.predictor.TrainingExample;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What every candidate and baseline said of rows that it was not trained on. Grows fold by fold.
final class Comparison {
  private static final double COVERAGE = 0.9;

  /// The prior with its constant fitted.
  static final String PRIOR = "kernel round robin, fitted";

  /// The prior and the networks.
  static final String CORRECTED = "kernel round robin + MLP";

  /// Whatever the engines.
  static final String MEAN = "training mean";

  private final List<List<Dataset.Row>> rows = new ArrayList<>();
  private final SortedMap<String, List<Double>> logs = new TreeMap<>();
  private final List<Double> logMeans = new ArrayList<>();

  /// Fits the baselines to some examples and lets them predict others.
  ///
  /// @param corrections of the networks, one per row of `tested`
  void add(Dataset data, List<Integer> trained, List<Integer> tested, double[] corrections) {
    List<Dataset.Row> testedRows = data.rows(tested);
    double logMean =
        data.rows(trained).stream().mapToDouble(Dataset.Row::logSlowdown).average().orElseThrow();
    for (int i = 0; i < corrections.length; i++) {
      double logPrior = testedRows.get(i).logPrior();
      logMeans.add(logMean);
      log(PRIOR).add(logPrior);
      log(CORRECTED).add(logPrior + corrections[i]);
    }
    tested.forEach(index -> rows.add(data.rows().get(index)));
    for (Baseline baseline : Baseline.ALL) {
      SlowdownPredictor fitted = baseline.fit().apply(data.examples(trained));
      for (TrainingExample example : data.examples(tested)) {
        fitted
            .predict(example.combination())
            .slowdowns()
            .forEach(slowdown -> log(baseline.name()).add(Math.log(slowdown.mid())));
      }
    }
  }

  List<Dataset.Row> rows() {
    return rows.stream().flatMap(List::stream).toList();
  }

  /// Logarithms of the slowdowns predicted by `name`, in the order of [#rows].
  List<Double> logs(String name) {
    return log(name);
  }

  SortedMap<String, PredictionError> errors() {
    double[] measured = rows().stream().mapToDouble(row -> Math.exp(row.logSlowdown())).toArray();
    double[] means = exponentials(logMeans);
    SortedMap<String, PredictionError> errors = new TreeMap<>();
    logs.forEach(
        (name, values) -> errors.put(name, Scores.of(measured, exponentials(values), means)));
    return errors;
  }

  /// The networks only when they were better than both prior and training mean by more than one
  /// standard error of the difference, combination by combination: a smaller difference is none.
  String better() {
    String simple = gain(MEAN, PRIOR)[0] > 0 ? PRIOR : MEAN;
    double[] gain = gain(simple, CORRECTED);
    return gain[0] > gain[1] ? CORRECTED : simple;
  }

  /// How much less one errs than another in log space, and the standard error of that.
  private double[] gain(String of, String to) {
    double sum = 0;
    double squares = 0;
    int at = 0;
    for (List<Dataset.Row> combination : rows) {
      double gain = 0;
      for (Dataset.Row row : combination) {
        gain += Math.abs(log(of).get(at) - row.logSlowdown());
        gain -= Math.abs(log(to).get(at) - row.logSlowdown());
        at++;
      }
      gain /= combination.size();
      sum += gain;
      squares += gain * gain;
    }
    double mean = sum / rows.size();
    double variance = Math.max(0, squares / rows.size() - mean * mean);
    return new double[] {mean, Math.sqrt(variance / rows.size())};
  }

  /// Intervals for what `chosen` says, from how it erred here.
  SplitConformal intervals(String chosen) {
    List<Dataset.Row> all = rows();
    double[] scores = new double[all.size()];
    for (int i = 0; i < scores.length; i++) {
      double log = log(chosen).get(i);
      scores[i] = Math.abs(all.get(i).logSlowdown() - log) / SplitConformal.scale(log);
    }
    return SplitConformal.calibrate(scores, COVERAGE);
  }

  private List<Double> log(String name) {
    return logs.computeIfAbsent(name, _ -> new ArrayList<>());
  }

  private static double[] exponentials(List<Double> logs) {
    return logs.stream().mapToDouble(Math::exp).toArray();
  }
}
