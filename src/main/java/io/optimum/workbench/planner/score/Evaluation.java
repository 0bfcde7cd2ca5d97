package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.planner.space.Candidate;
import java.util.List;

/// What an evaluator says of a candidate.
///
/// @param candidate of what
/// @param score the objective, higher is better; comparable only among feasible candidates
/// @param stp mean system throughput per GPU used, each engine held against itself alone on such a
///   GPU with its best settings
/// @param gpus per GPU what to expect
/// @param terms the objective term by term
/// @param slacks each hard constraint with its slack, negative = violated
/// @param provenance of the numbers
public record Evaluation(
    Candidate candidate,
    double score,
    double stp,
    List<PlannedGpu> gpus,
    List<ObjectiveTerm> terms,
    List<ObjectiveTerm> slacks,
    Provenance provenance) {
  public Evaluation {
    gpus = List.copyOf(gpus);
    terms = List.copyOf(terms);
    slacks = List.copyOf(slacks);
  }

  /// Whether every hard constraint holds.
  public boolean feasible() {
    return slacks.stream().allMatch(slack -> slack.value() >= 0);
  }

  /// Sum of violated slacks, for climbing out of infeasibility; 0 when feasible.
  public double violation() {
    return Slacks.violation(slacks);
  }
}
