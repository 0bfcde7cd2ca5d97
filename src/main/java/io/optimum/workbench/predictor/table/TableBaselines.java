package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.regression.Learner;
import io.optimum.workbench.predictor.regression.LinearRegression;
import io.optimum.workbench.predictor.regression.NearestNeighbours;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What a predictor on a table must beat, fitted to the same rows.
public final class TableBaselines {
  /// The zero of skill.
  public static final String MEAN = "training mean";

  private static final String NO_INTERFERENCE = "no interference";

  private TableBaselines() {}

  /// Names of the laws, without any learning but their constants.
  public static List<String> laws() {
    return Law.ALL.stream().map(Law::name).toList();
  }

  /// Predictions of the target, by name: no interference, training mean, every law that applies,
  /// linear regression, nearest neighbours and trees. Learners see everything there is, but for
  /// engines not seen in training only what transfers.
  public static Map<String, ToDoubleFunction<MeasuredRow>> fitted(
      MeasuredTable table, List<MeasuredRow> rows, Regime regime, Learner trees, long seed) {
    boolean wide = regime != Regime.MODEL_UNSEEN;
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(Candidate.MEAN);
    Law.ALL.stream()
        .filter(law -> law.applies(table))
        .forEach(law -> candidates.add(Candidate.of(law)));
    for (Learner learner : List.of(new LinearRegression(), new NearestNeighbours(), trees)) {
      candidates.add(new Candidate(null, learner, wide));
    }
    FittedCandidates fitted =
        new FittedCandidates(table, new TableFeatures(table), rows, candidates, seed);
    Map<String, ToDoubleFunction<MeasuredRow>> named = new LinkedHashMap<>();
    if (Slowdowns.known(table)) {
      named.put(NO_INTERFERENCE, row -> Slowdowns.target(table, row, 0));
    }
    for (int c = 0; c < candidates.size(); c++) {
      int index = c;
      Learner learner = candidates.get(c).learner();
      named.put(
          learner == null ? candidates.get(c).name() : learner.name(),
          row -> Slowdowns.target(table, row, fitted.logSlowdown(index, row)));
    }
    return named;
  }
}
