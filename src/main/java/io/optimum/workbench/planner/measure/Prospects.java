package io.optimum.workbench.planner.measure;

import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.task.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What plans may turn out to be worth, by samples of what is possible after what was measured.
///
/// Expected improvement under constraints (Schonlau, Welch and Jones, *Global versus local search in
/// constrained optimization*, 1998), by Monte Carlo instead of a normal distribution: engines that
/// have a co-runner in common are missed alike, and a plan that is expected to miss an SLO by little
/// keeps it in some samples.
final class Prospects {
  /// Plans that are sampled: those worth most if all comes a little better than expected.
  private static final int SAMPLED = 24;

  private final List<PredictedEvaluator> samples;
  private final double bar;

  /// @param samples one evaluator for each way that it may be
  /// @param bar the score to beat
  Prospects(List<PredictedEvaluator> samples, double bar) {
    this.samples = samples;
    this.bar = bar;
  }

  /// A plan and by how much it is expected to raise the score.
  record Prospect(Candidate candidate, double improvement) {}

  /// The plan of highest expected improvement by its price.
  ///
  /// @param optimistic how all comes a little better than expected
  Optional<Prospect> best(
      List<Candidate> candidates, PredictedEvaluator optimistic, ToDoubleFunction<Candidate> price) {
    return optimistic.evaluate(candidates, Progress.none()).stream()
        .filter(each -> each.feasible() && each.score() > bar)
        .sorted(Comparator.comparingDouble(Evaluation::score).reversed())
        .limit(SAMPLED)
        .map(each -> new Prospect(each.candidate(), improvement(each.candidate())))
        .max(
            Comparator.comparingDouble(
                each -> each.improvement() / price.applyAsDouble(each.candidate())));
  }

  private double improvement(Candidate candidate) {
    double sum = 0;
    for (PredictedEvaluator sample : samples) {
      Evaluation possible = sample.evaluate(List.of(candidate), Progress.none()).getFirst();
      sum += possible.feasible() ? Math.max(0, possible.score() - bar) : 0;
    }
    return sum / samples.size();
  }
}
