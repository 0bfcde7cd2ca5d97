package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.PredictorReport.RegimeReport;
import io.optimum.workbench.predictor.Regime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/// States the errors of a training, row by row and in sum: those of the very predictor that comes
/// of it, which uses for each row what is best for its regime.
final class TrainingReport {
  private final Dataset data;
  private final Split split;
  private final MlpFile.DataCard card;

  TrainingReport(Dataset data, Split split, MlpFile.DataCard card) {
    this.data = data;
    this.split = split;
    this.card = card;
  }

  /// @param outer of rows kept from training, or of the cross-validation where none were
  PredictorReport of(Comparison outer, SortedMap<Regime, RegimeReport> regimes) {
    List<Dataset.Row> rows = outer.rows();
    List<Regime> seen = regimes(rows.size());
    List<Double> logs = new ArrayList<>();
    List<PredictorReport.HeldOut> heldOut = new ArrayList<>();
    int covered = 0;
    for (int i = 0; i < rows.size(); i++) {
      RegimeReport used = Objects.requireNonNull(regimes.get(seen.get(i)));
      logs.add(outer.logs(Candidate.named(used.chosen())).get(i));
      double measured = Math.exp(rows.get(i).logSlowdown());
      Interval predicted = used.intervals().around(logs.getLast());
      covered += predicted.low() <= measured && measured <= predicted.high() ? 1 : 0;
      heldOut.add(new PredictorReport.HeldOut(rows.get(i).label(), measured, predicted));
    }
    String chosen = Objects.requireNonNull(regimes.get(commonest(seen))).chosen();
    SortedMap<String, PredictionError> errors = outer.errors();
    errors.put(chosen, outer.error(logs));
    return new PredictorReport(
        split.name(),
        data.rows(split.training()).size(),
        rows.size(),
        errors,
        chosen,
        (double) covered / rows.size(),
        heldOut,
        regimes);
  }

  /// Of each row; what was cross-validated is of no combination that its fold was trained on.
  private List<Regime> regimes(int rows) {
    if (split.heldOut().isEmpty()) {
      return Collections.nCopies(rows, Regime.COMBINATION_UNSEEN);
    }
    return data.examples(split.heldOut()).stream()
        .map(each -> each.combination().combination())
        .flatMap(each -> Collections.nCopies(each.size(), regime(each)).stream())
        .toList();
  }

  private Regime regime(Combination combination) {
    return RegimeFolds.regime(combination, card.engines(), card.mixes());
  }

  private static Regime commonest(List<Regime> regimes) {
    return regimes.stream()
        .max(Comparator.comparingInt(each -> Collections.frequency(regimes, each)))
        .orElseThrow();
  }
}
