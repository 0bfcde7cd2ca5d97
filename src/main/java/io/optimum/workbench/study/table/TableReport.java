package io.optimum.workbench.study.table;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How predictors did on one table.
///
/// @param table name of the file
/// @param target what was predicted
/// @param unit of the target
/// @param rows predicted
/// @param models different target engines
/// @param combinations different ones
/// @param leftOut rows of the file that were not used, by reason
/// @param features inputs of the learned predictors
/// @param seeds of the splits
/// @param splits the results
public record TableReport(
    String table,
    String target,
    String unit,
    int rows,
    int models,
    int combinations,
    SortedMap<String, Integer> leftOut,
    List<String> features,
    List<Long> seeds,
    List<SplitReport> splits) {

  /// One way to keep rows from training.
  ///
  /// @param split `random`, `unseen combination` or `unseen model`
  /// @param skipped why there is nothing; empty where there is
  /// @param groups rows, combinations or models that were kept from training in turn
  /// @param choice the weight of each candidate in ours, mean over all folds
  /// @param predictors ours first
  /// @param probes what no, one, two and three measured rows of each unseen model leave of our
  ///   error; empty where models were seen
  /// @param verdict how ours stands against the training mean and the best law
  public record SplitReport(
      String split,
      String skipped,
      int groups,
      Map<String, Double> choice,
      List<PredictorScore> predictors,
      List<ProbeScore> probes,
      String verdict) {
    static SplitReport skipped(String split, String reason) {
      return new SplitReport(split, reason, 1, Map.of(), List.of(), List.of(), "");
    }
  }

  /// Our error once every unseen model was probed.
  ///
  /// @param probes rows of each model that corrected all others of it
  /// @param rows predicted, none of them ever a probe
  /// @param mape mean absolute percentage error of those, as a fraction
  public record ProbeScore(int probes, int rows, Estimate mape) {}

  /// Scores of one predictor: mean and standard error over the seeds.
  ///
  /// @param predictor its name
  /// @param mape mean absolute percentage error of the target, as a fraction
  /// @param p95 95th percentile of the absolute percentage error
  /// @param rSquared coefficient of determination of the target
  /// @param kendallTau rank correlation of the target
  /// @param coverage share of rows inside their interval; null without intervals, which ours lacks
  ///   where it learned of one model and is asked of another
  /// @param skill 1 - MAPE / MAPE of the training mean
  /// @param behindOurs its MAPE less ours, with the standard error over groups kept from training
  public record PredictorScore(
      String predictor,
      Estimate mape,
      Estimate p95,
      Estimate rSquared,
      Estimate kendallTau,
      @Nullable Estimate coverage,
      Estimate skill,
      Estimate behindOurs) {}

  /// A mean and its standard error.
  ///
  /// @param standardError null = not known: there was one value
  public record Estimate(double mean, @Nullable Double standardError) {
    static Estimate of(List<Double> values) {
      double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
      double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
      int count = values.size();
      return new Estimate(mean, count < 2 ? null : Math.sqrt(squares / (count - 1) / count));
    }
  }
}
