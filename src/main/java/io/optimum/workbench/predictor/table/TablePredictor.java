package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.SplitConformal;
import io.optimum.workbench.predictor.regression.Learner;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Learned from rows of a table, for queries of one regime. Candidates are weighed by
/// cross-validation of the same regime within the rows given, never by rows kept from them; the
/// same errors calibrate the intervals. A learner is not trained again on all rows: the mean of
/// what it learned in the folds is its ensemble.
public final class TablePredictor {
  private static final int FOLDS = 5;

  private final MeasuredTable table;
  private final List<Candidate> candidates;
  private final double[] weights;
  private final FittedCandidates whole;
  private final List<FittedCandidates> parts;
  private final @Nullable SplitConformal intervals;

  private TablePredictor(
      MeasuredTable table,
      List<Candidate> candidates,
      CrossValidation validation,
      FittedCandidates whole) {
    this.table = table;
    this.candidates = candidates;
    this.whole = whole;
    parts = validation.parts();
    weights = validation.weights();
    boolean seen = parts.contains(whole);
    intervals = seen ? null : validation.intervals(weights);
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
    List<Candidate> simple = candidates.stream().filter(Candidate::isSimple).toList();
    FittedCandidates whole = new FittedCandidates(table, features, rows, simple, seed);
    if (folds.isEmpty()) {
      validation.add(whole, rows);
    }
    return new TablePredictor(table, candidates, validation, whole);
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

  /// The target.
  public double target(MeasuredRow row) {
    return Slowdowns.target(table, row, logSlowdown(row));
  }

  /// The target with an interval; empty where no rows of the regime could be kept from training, so
  /// that nothing tells how far off it is: of a model unseen, after one model.
  public Optional<Interval> interval(MeasuredRow row) {
    return Optional.ofNullable(intervals).map(its -> around(its, row));
  }

  private Interval around(SplitConformal its, MeasuredRow row) {
    Interval slowdown = its.around(logSlowdown(row));
    double low = Slowdowns.target(table, row, Math.log(slowdown.low()));
    double high = Slowdowns.target(table, row, Math.log(slowdown.high()));
    return new Interval(Math.min(low, high), target(row), Math.max(low, high));
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

  /// Simple ones first. Learners correct the law that fits best; cheap ones also do so from fewer
  /// inputs, or correct the mean where fewer inputs are no other candidate.
  private static List<Candidate> candidates(
      MeasuredTable table, List<MeasuredRow> rows, Regime regime, List<Learner> learners) {
    List<Law> laws = Law.of(table, regime);
    Set<Candidate> all = new LinkedHashSet<>(List.of(Candidate.MEAN));
    laws.forEach(law -> all.add(Candidate.of(law)));
    Law best =
        laws.stream()
            .min(Comparator.comparingDouble(law -> trainingError(table, rows, law)))
            .orElse(null);
    boolean wide = regime != Regime.MODEL_UNSEEN;
    for (Learner learner : learners) {
      all.add(new Candidate(best, learner, wide));
      if (learner.isCheap()) {
        boolean same = !wide || learner.picksInputs();
        all.add(same ? new Candidate(null, learner, wide) : new Candidate(best, learner, false));
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
}
