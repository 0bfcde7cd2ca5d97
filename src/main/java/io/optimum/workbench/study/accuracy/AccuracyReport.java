package io.optimum.workbench.study.accuracy;

import io.optimum.workbench.domain.Provenance;
import java.util.List;

/// How far simulator and predictor are from what was measured on one device.
///
/// @param recording name of the project
/// @param gpu data sheet
/// @param measured what the measurements are: real, simulated or replayed
/// @param measurements combinations, beside their engines alone
/// @param doubtful those of them that ran beside other processes or with clocks held down
/// @param simulator version hash of the simulator
/// @param seed of folds and training
/// @param simulated the simulator's errors, all first, then by kind of combination
/// @param splits the predictor's errors
public record AccuracyReport(
    String recording,
    String gpu,
    Provenance measured,
    int measurements,
    int doubtful,
    String simulator,
    long seed,
    List<Simulated> simulated,
    List<SplitScore> splits) {
  public AccuracyReport {
    simulated = List.copyOf(simulated);
    splits = List.copyOf(splits);
  }

  /// Simulated against measured slowdowns. Nothing was fitted to them.
  ///
  /// @param kind of combination
  /// @param deployments compared
  /// @param mapeFraction mean absolute percentage error, as a fraction
  /// @param p95Fraction 95th percentile of the absolute percentage error
  /// @param kendallTau rank correlation
  public record Simulated(
      String kind, int deployments, double mapeFraction, double p95Fraction, double kendallTau) {}

  /// Predicted against measured slowdowns that were kept from training.
  ///
  /// @param split how they were kept from training
  /// @param skipped why there is nothing; empty where there is
  /// @param folds trainings
  /// @param deployments tested in all of them
  /// @param predictors ours first, then what it must beat
  public record SplitScore(
      String split, String skipped, int folds, int deployments, List<PredictorScore> predictors) {
    public SplitScore {
      predictors = List.copyOf(predictors);
    }
  }

  /// @param name of the predictor
  /// @param mapeFraction mean absolute percentage error, as a fraction
  /// @param p95Fraction 95th percentile of the absolute percentage error
  /// @param kendallTau rank correlation
  /// @param skillFraction 1 - MAPE / MAPE of the training mean; below 0 = worse than the mean
  public record PredictorScore(
      String name,
      double mapeFraction,
      double p95Fraction,
      double kendallTau,
      double skillFraction) {}
}
