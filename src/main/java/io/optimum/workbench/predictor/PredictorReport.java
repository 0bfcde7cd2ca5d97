package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How good a predictor is on combinations it has not seen.
///
/// @param split how held-out rows were chosen, for example `unseen combination`
/// @param trainingRows deployments trained on
/// @param heldOutRows deployments predicted for this report
/// @param errors predictor name to its error; baselines stand beside; that of the chosen one is of
///   what is used for each row, which may be another where a row's engines were not in training
/// @param chosen the name of the one in use for such combinations
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

  /// Two numbers that differ by less are one, that went through a logarithm and back.
  private static final double ROUNDING = 1e-9;

  /// Whether a measured slowdown is one of those kept from training.
  ///
  /// @param deployment index into the combination
  /// @param measured its slowdown: tells what was measured twice apart
  public boolean isHeldOut(GpuId gpu, Combination combination, int deployment, double measured) {
    Set<String> names =
        Set.of(RowName.of(gpu, combination, deployment), RowName.brief(combination, deployment));
    return heldOut.stream()
        .anyMatch(each ->
            names.contains(each.label())
                && Math.abs(each.measured() - measured) <= ROUNDING * measured);
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
  /// @param label its [RowName]; older weights name neither GPU nor settings
  /// @param measured slowdown observed
  /// @param predicted slowdown with interval
  public record HeldOut(String label, double measured, Interval predicted) {}
}
