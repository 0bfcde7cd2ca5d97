package io.optimum.workbench.study.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.Probes;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.Scores;
import io.optimum.workbench.predictor.table.Folds;
import io.optimum.workbench.predictor.table.TableBaselines;
import io.optimum.workbench.study.table.TableEvaluation.Outcome;
import io.optimum.workbench.study.table.TableReport.Estimate;
import io.optimum.workbench.study.table.TableReport.PredictorScore;
import io.optimum.workbench.study.table.TableReport.ProbeScore;
import io.optimum.workbench.study.table.TableReport.SplitReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Scores of one split from what was said in its folds: per seed over all folds together, then mean
/// and standard error over the seeds.
final class SplitScores {
  private final MeasuredTable table;
  private final Regime regime;
  private final List<Long> seeds;
  private final List<Outcome> outcomes;

  SplitScores(MeasuredTable table, Regime regime, List<Long> seeds, List<Outcome> outcomes) {
    this.table = table;
    this.regime = regime;
    this.seeds = seeds;
    this.outcomes = outcomes;
  }

  SplitReport report(String name, int groups) {
    List<PredictorScore> scores = new ArrayList<>();
    for (String predictor : outcomes.getFirst().predicted().keySet()) {
      scores.add(score(predictor));
    }
    return new SplitReport(name, "", groups, choice(), scores, probes(), Verdict.of(scores));
  }

  private List<ProbeScore> probes() {
    List<List<Double>> errors = new ArrayList<>();
    int rows = 0;
    for (long seed : seeds) {
      Optional<ProbeTrial> trial =
          outcomes.stream()
              .filter(each -> each.seed() == seed && regime == Regime.MODEL_UNSEEN)
              .map(each -> ProbeTrial.of(each.rows(), of(each, TableEvaluation.OURS), each.seed()))
              .reduce(ProbeTrial::and);
      if (trial.isEmpty() || trial.get().rows() == 0) {
        return List.of();
      }
      rows = trial.get().rows();
      double count = rows;
      errors.add(Arrays.stream(trial.get().errors()).map(each -> each / count).boxed().toList());
    }
    List<ProbeScore> scores = new ArrayList<>();
    for (int probes = 0; probes <= Probes.MOST; probes++) {
      int at = probes;
      scores.add(
          new ProbeScore(
              probes, rows, Estimate.of(errors.stream().map(each -> each.get(at)).toList())));
    }
    return scores;
  }

  private PredictorScore score(String predictor) {
    List<PredictionError> errors = new ArrayList<>();
    List<Double> coverage = new ArrayList<>();
    for (long seed : seeds) {
      List<Outcome> its = outcomes.stream().filter(each -> each.seed() == seed).toList();
      errors.add(
          Scores.of(
              its.stream()
                  .flatMap(each -> each.rows().stream())
                  .mapToDouble(MeasuredRow::measured)
                  .toArray(),
              predicted(its, predictor),
              predicted(its, TableBaselines.MEAN)));
      covered(its).ifPresent(coverage::add);
    }
    return new PredictorScore(
        predictor,
        over(errors, PredictionError::mapeFraction),
        over(errors, PredictionError::p95Fraction),
        over(errors, PredictionError::rSquared),
        over(errors, PredictionError::kendallTau),
        predictor.equals(TableEvaluation.OURS) && !coverage.isEmpty()
            ? Estimate.of(coverage)
            : null,
        over(errors, PredictionError::skillFraction),
        behind(predictor));
  }

  private static double[] predicted(List<Outcome> outcomes, String predictor) {
    return outcomes.stream().flatMapToDouble(each -> Arrays.stream(of(each, predictor))).toArray();
  }

  private static double[] of(Outcome outcome, String predictor) {
    return Objects.requireNonNull(outcome.predicted().get(predictor));
  }

  private static OptionalDouble covered(List<Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(each -> each.covered().stream())
        .mapToDouble(in -> in ? 1 : 0)
        .average();
  }

  private static Estimate over(
      List<PredictionError> errors, ToDoubleFunction<PredictionError> score) {
    return Estimate.of(errors.stream().map(score::applyAsDouble).toList());
  }

  /// The difference of mean absolute percentage errors; its standard error is over the groups that
  /// were kept from training, for rows of one group err together.
  private Estimate behind(String predictor) {
    IdentityHashMap<MeasuredRow, Integer> places = new IdentityHashMap<>();
    table.rows().forEach(row -> places.putIfAbsent(row, places.size()));
    Map<String, double[]> sums = new TreeMap<>();
    double rows = 0;
    for (Outcome outcome : outcomes) {
      double[] its = of(outcome, predictor);
      double[] ours = of(outcome, TableEvaluation.OURS);
      for (int i = 0; i < its.length; i++) {
        MeasuredRow row = outcome.rows().get(i);
        String group = Folds.group(row, Objects.requireNonNull(places.get(row)), regime);
        double measured = row.measured();
        double difference = Math.abs(its[i] - measured) - Math.abs(ours[i] - measured);
        sums.computeIfAbsent(group, _ -> new double[1])[0] += difference / measured;
        rows++;
      }
    }
    int count = sums.size();
    double sum = sums.values().stream().mapToDouble(each -> each[0]).sum();
    double mean = sum / count;
    double squares =
        sums.values().stream().mapToDouble(each -> (each[0] - mean) * (each[0] - mean)).sum();
    Double error = count < 2 ? null : Math.sqrt(squares * count / (count - 1)) / rows;
    return new Estimate(sum / rows, error);
  }

  private Map<String, Double> choice() {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      outcome
          .weights()
          .forEach((name, weight) -> sums.merge(name, weight / outcomes.size(), Double::sum));
    }
    return sums;
  }
}
