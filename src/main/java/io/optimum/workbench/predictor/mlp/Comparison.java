package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.Scores;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.SplitConformal;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.prior.Baseline;
import io.optimum.workbench.predictor.regression.Learner;
import io.optimum.workbench.predictor.regression.Regression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What every candidate and baseline said of rows that it was not trained on. Grows fold by fold.
final class Comparison {
  private static final double COVERAGE = 0.9;

  private final List<Candidate> candidates;
  private final List<Learner> judges;
  private final long seed;
  private final List<List<Dataset.Row>> rows = new ArrayList<>();
  private final SortedMap<String, List<Double>> logs = new TreeMap<>();
  private final List<Double> logMeans = new ArrayList<>();
  private final List<Integer> foldStarts = new ArrayList<>();

  /// @param candidates to choose from
  /// @param judges general learners that stand beside as baselines
  /// @param seed of the judges
  Comparison(List<Candidate> candidates, List<Learner> judges, long seed) {
    this.candidates = candidates;
    this.judges = judges;
    this.seed = seed;
  }

  /// Lets candidates and baselines, fitted to some examples, predict others.
  void add(Dataset data, List<Integer> trained, List<Integer> tested, FittedCandidates fitted) {
    List<Dataset.Row> testedRows = data.rows(tested);
    foldStarts.add(logMeans.size());
    FittedCandidates.Scratch scratch = fitted.scratch();
    for (Dataset.Row row : testedRows) {
      for (Candidate candidate : candidates) {
        log(candidate.words())
            .add(fitted.logSlowdown(candidate, row.laws(), row.features(), 0, scratch));
      }
    }
    tested.forEach(index -> rows.add(data.rows().get(index)));
    addBaselines(data.examples(trained), data.examples(tested));
    addJudges(data.rows(trained), testedRows);
  }

  private void addBaselines(List<TrainingExample> trained, List<TrainingExample> tested) {
    List<String> known = candidates.stream().map(Candidate::words).toList();
    for (Baseline baseline : Baseline.ALL) {
      if (known.contains(baseline.name())) {
        continue;
      }
      SlowdownPredictor fitted = baseline.fit().apply(trained);
      for (TrainingExample example : tested) {
        fitted
            .predict(example.combination())
            .slowdowns()
            .forEach(slowdown -> log(baseline.name()).add(Math.log(slowdown.mid())));
      }
    }
  }

  private void addJudges(List<Dataset.Row> trained, List<Dataset.Row> tested) {
    double[][] inputs = trained.stream().map(Dataset.Row::narrow).toArray(double[][]::new);
    double[] targets = trained.stream().mapToDouble(Dataset.Row::logSlowdown).toArray();
    double mean = Arrays.stream(targets).average().orElseThrow();
    tested.forEach(_ -> logMeans.add(mean));
    for (Learner judge : judges) {
      Regression fitted = judge.fit(inputs, targets, seed);
      tested.forEach(row -> log(judge.name()).add(fitted.at(row.narrow())));
    }
  }

  List<Dataset.Row> rows() {
    return rows.stream().flatMap(List::stream).toList();
  }

  /// Logarithms of the slowdowns predicted by a candidate, in the order of [#rows].
  List<Double> logs(Candidate candidate) {
    return log(candidate.words());
  }

  SortedMap<String, PredictionError> errors() {
    SortedMap<String, PredictionError> errors = new TreeMap<>();
    logs.forEach((name, values) -> errors.put(name, error(values)));
    return errors;
  }

  /// @param values logarithms of predicted slowdowns, in the order of [#rows]
  PredictionError error(List<Double> values) {
    double[] measured = rows().stream().mapToDouble(row -> Math.exp(row.logSlowdown())).toArray();
    return Scores.of(measured, exponentials(values), exponentials(logMeans));
  }

  /// The candidate without networks that errs least, unless one with networks is better by more
  /// than one standard error of the difference, combination by combination: a smaller difference is
  /// none. Of several such the best.
  Candidate better() {
    Candidate simple = least(candidates.stream().filter(Candidate::isSimple).toList());
    List<Candidate> clearly =
        candidates.stream()
            .filter(each -> !each.isSimple())
            .filter(each -> {
              Gain gain = gain(simple, each);
              return gain.mean() > gain.standardError();
            })
            .toList();
    return clearly.isEmpty() ? simple : least(clearly);
  }

  private Candidate least(List<Candidate> some) {
    return some.stream()
        .min(Comparator.comparingDouble(each -> -gain(Candidate.MEAN, each).mean()))
        .orElseThrow();
  }

  private record Gain(double mean, double standardError) {}

  /// How much less one errs than another in log space, and the standard error of that.
  private Gain gain(Candidate of, Candidate to) {
    double sum = 0;
    double squares = 0;
    int at = 0;
    for (List<Dataset.Row> combination : rows) {
      double gain = 0;
      for (Dataset.Row row : combination) {
        gain += Math.abs(log(of.words()).get(at) - row.logSlowdown());
        gain -= Math.abs(log(to.words()).get(at) - row.logSlowdown());
        at++;
      }
      gain /= combination.size();
      sum += gain;
      squares += gain * gain;
    }
    double mean = sum / rows.size();
    double variance = Math.max(0, squares / rows.size() - mean * mean);
    return new Gain(mean, Math.sqrt(variance / rows.size()));
  }

  /// Intervals for what `chosen` says, from how it erred here.
  SplitConformal intervals(Candidate chosen) {
    return intervals(chosen, 0, logMeans.size());
  }

  /// The same from the fold that erred most.
  SplitConformal widestIntervals(Candidate chosen) {
    SplitConformal widest = new SplitConformal(COVERAGE, 0);
    for (int fold = 0; fold < foldStarts.size(); fold++) {
      boolean last = fold == foldStarts.size() - 1;
      int to = last ? logMeans.size() : foldStarts.get(fold + 1);
      SplitConformal its = intervals(chosen, foldStarts.get(fold), to);
      widest = its.quantile() >= widest.quantile() ? its : widest;
    }
    return widest;
  }

  private SplitConformal intervals(Candidate chosen, int from, int to) {
    List<Dataset.Row> all = rows();
    double[] scores = new double[to - from];
    for (int i = from; i < to; i++) {
      double log = log(chosen.words()).get(i);
      scores[i - from] = Math.abs(all.get(i).logSlowdown() - log) / SplitConformal.scale(log);
    }
    return SplitConformal.calibrate(scores, COVERAGE);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  private List<Double> log(String name) {
    return logs.computeIfAbsent(name, _ -> new ArrayList<>());
  }

  private static double[] exponentials(List<Double> logs) {
    return logs.stream().mapToDouble(Math::exp).toArray();
  }
}
