package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.SplitConformal;
import io.optimum.workbench.predictor.regression.Learner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Learned from rows of a table, for queries of one regime. Candidates are weighed by
/// cross-validation of the same regime within the rows given, never by rows kept from them; the
/// same errors calibrate the intervals. A learner is not trained again on all rows: the mean of
/// what it learned in the folds is its ensemble.
public final class TablePredictor {
  private static final int FOLDS = 5;

  /// With fewer training models, only part of the learners' weight is used.
  private static final int FEW_MODELS = 4;

  private final MeasuredTable table;
  private final List<Candidate> candidates;
  private final double[] weights;
  private final FittedCandidates whole;
  private final List<FittedCandidates> parts;
  private final SplitConformal intervals;

  private TablePredictor(
      MeasuredTable table,
      List<Candidate> candidates,
      CrossValidation validation,
      FittedCandidates whole,
      List<MeasuredRow> rows) {
    this.table = table;
    this.candidates = candidates;
    this.whole = whole;
    parts = validation.parts();
    weights = shrunk(validation, candidates, rows);
    intervals = validation.intervals(weights);
  }

  /// @param learners that may correct laws and mean
  public static TablePredictor train(
      MeasuredTable table,
      List<MeasuredRow> rows,
      Regime regime,
      List<Learner> learners,
      long seed) {
    TableFeatures features = new TableFeatures(table);
    List<Folds.Fold> folds = Folds.of(rows, regime, FOLDS, seed);
    List<Candidate> candidates =
        candidates(table, rows, regime, folds.isEmpty() ? List.of() : learners);
    CrossValidation validation = new CrossValidation(table, candidates, regime);
    int part = 0;
    for (Folds.Fold fold : folds) {
      validation.add(
          new FittedCandidates(table, features, fold.trained(), candidates, seed + part++),
          fold.tested());
    }
    List<Candidate> simple = candidates.stream().filter(Candidate::simple).toList();
    FittedCandidates whole = new FittedCandidates(table, features, rows, simple, seed);
    if (folds.isEmpty()) {
      validation.add(whole, rows);
    }
    return new TablePredictor(table, candidates, validation, whole, rows);
  }

  /// What counts how much, by name.
  public Map<String, Double> weights() {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int c = 0; c < weights.length; c++) {
      if (weights[c] > 0) {
        named.put(candidates.get(c).name(), weights[c]);
      }
    }
    return named;
  }

  /// The target with an interval.
  public Interval target(MeasuredRow row) {
    Interval slowdown = intervals.around(logSlowdown(row));
    double low = Slowdowns.target(table, row, Math.log(slowdown.low()));
    double high = Slowdowns.target(table, row, Math.log(slowdown.high()));
    double mid = Slowdowns.target(table, row, Math.log(slowdown.mid()));
    return new Interval(Math.min(low, high), mid, Math.max(low, high));
  }

  private double logSlowdown(MeasuredRow row) {
    double[] simple = whole.logSlowdowns(row);
    double sum = 0;
    for (int c = 0; c < simple.length; c++) {
      sum += weights[c] * simple[c];
    }
    for (int c = simple.length; c < weights.length; c++) {
      for (FittedCandidates part : parts) {
        sum += weights[c] == 0 ? 0 : weights[c] * part.logSlowdown(c, row) / parts.size();
      }
    }
    return sum;
  }

  /// Simple ones first.
  private static List<Candidate> candidates(
      MeasuredTable table, List<MeasuredRow> rows, Regime regime, List<Learner> learners) {
    List<Law> laws = Law.ALL.stream().filter(law -> law.applies(table)).toList();
    List<Candidate> all = new ArrayList<>();
    all.add(new Candidate(null, null, false));
    laws.forEach(law -> all.add(new Candidate(law, null, false)));
    Law best =
        laws.stream()
            .min(Comparator.comparingDouble(law -> trainingError(table, rows, law)))
            .orElse(null);
    boolean wide = regime != Regime.MODEL_UNSEEN;
    for (Learner learner : learners) {
      all.add(new Candidate(best, learner, wide));
      if (learner.isCheap() && (wide || best != null)) {
        all.add(new Candidate(wide ? best : null, learner, false));
      }
    }
    return List.copyOf(all);
  }

  /// Laws have so few constants that their error on training rows tells the better one.
  private static double trainingError(MeasuredTable table, List<MeasuredRow> rows, Law law) {
    Law.Fitted fitted = law.fit(table, rows);
    return rows.stream()
        .mapToDouble(row -> Math.abs(fitted.logSlowdown(row) - Slowdowns.log(table, row)))
        .sum();
  }

  private static double[] shrunk(
      CrossValidation validation, List<Candidate> candidates, List<MeasuredRow> rows) {
    long models = rows.stream().map(row -> row.target().model()).distinct().count();
    double kept = Math.min(1, (double) models / FEW_MODELS);
    double[] out = validation.weights();
    int best = validation.bestSimple();
    for (int c = 0; c < out.length; c++) {
      if (!candidates.get(c).simple()) {
        out[best] += (1 - kept) * out[c];
        out[c] *= kept;
      }
    }
    return out;
  }
}
