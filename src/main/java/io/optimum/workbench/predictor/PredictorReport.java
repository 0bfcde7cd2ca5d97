package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.Interval;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How good a predictor is on combinations it has not seen.
///
/// @param split how held-out rows were chosen, for example `unseen combination`
/// @param trainingRows deployments trained on
/// @param heldOutRows deployments predicted for this report
/// @param errors predictor name to its error; baselines stand beside
/// @param chosen the name of the one in use
/// @param coverageFraction share of held-out slowdowns inside their interval
/// @param heldOut each held-out row: measured, predicted
/// @param regimes what is used, and how well, by how much of a query was seen in training
public record PredictorReport(
    String split,
    int trainingRows,
    int heldOutRows,
    SortedMap<String, PredictionError> errors,
    String chosen,
    double coverageFraction,
    List<HeldOut> heldOut,
    SortedMap<Regime, RegimeReport> regimes) {
  public PredictorReport {
    errors = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(errors));
    heldOut = List.copyOf(heldOut);
    regimes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(regimes));
  }

  /// The choice for one regime, by cross-validation of that regime within the training rows.
  ///
  /// @param rows deployments predicted without their fold
  /// @param chosen what is used
  /// @param errors predictor name to its cross-validated error
  /// @param intervals calibrated on those rows; for a model unseen on the fold that erred most
  public record RegimeReport(
      int rows,
      String chosen,
      SortedMap<String, PredictionError> errors,
      SplitConformal intervals) {
    public RegimeReport {
      errors = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(errors));
    }
  }

  /// One held-out deployment.
  ///
  /// @param label engine and its co-runners, for people
  /// @param measured slowdown observed
  /// @param predicted slowdown with interval
  public record HeldOut(String label, double measured, Interval predicted) {}
}
