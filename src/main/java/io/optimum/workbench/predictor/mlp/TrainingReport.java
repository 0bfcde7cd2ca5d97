package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.PredictorReport.RegimeReport;
import io.optimum.workbench.predictor.Regime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/// States the errors of a training, row by row and in sum.
final class TrainingReport {
  private final Dataset data;
  private final Split split;

  TrainingReport(Dataset data, Split split) {
    this.data = data;
    this.split = split;
  }

  /// @param outer of rows kept from training, or of the cross-validation where none were
  PredictorReport of(Comparison outer, SortedMap<Regime, RegimeReport> regimes) {
    RegimeReport usual = Objects.requireNonNull(regimes.get(Regime.COMBINATION_UNSEEN));
    List<Double> logs = outer.logs(Candidate.named(usual.chosen()));
    List<PredictorReport.HeldOut> heldOut = new ArrayList<>();
    List<Dataset.Row> rows = outer.rows();
    int covered = 0;
    for (int i = 0; i < rows.size(); i++) {
      double measured = Math.exp(rows.get(i).logSlowdown());
      Interval predicted = usual.intervals().around(logs.get(i));
      covered += predicted.low() <= measured && measured <= predicted.high() ? 1 : 0;
      heldOut.add(new PredictorReport.HeldOut(rows.get(i).label(), measured, predicted));
    }
    return new PredictorReport(
        split.name(),
        data.rows(split.training()).size(),
        rows.size(),
        outer.errors(),
        usual.chosen(),
        (double) covered / rows.size(),
        heldOut,
        regimes);
  }
}
