package io.optimum.workbench.planner;

import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.PlacementScorer;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Judges an assignment that a person made, by the same measure as the plan that a search ends
/// with, demands played for as long. Nothing is refused for violating a constraint: the slacks say
/// by how much.
public final class WhatIf {
  private WhatIf() {}

  /// @throws IllegalArgumentException when an engine is put on a type of GPU that cannot run it at
  ///   all within the request's limits
  public static Evaluation judge(
      PlanRequest request, PlanContext context, List<Placement> placements, Progress progress) {
    ServiceModel model = new ServiceModel(Batching.atOnce());
    PlanSpace space = new PlanSpace(request, context, model);
    placements.forEach(each -> requireRunnable(space, each));
    PredictedEvaluator evaluator =
        new PredictedEvaluator(space, new PlacementScorer(space, model).precise());
    Progress forward = progress.forward();
    AtomicInteger begun = new AtomicInteger();
    placements.parallelStream()
        .forEach(each -> {
          forward.report(begun.getAndIncrement() / (double) placements.size(), "Playing the GPUs");
          evaluator.score(each);
        });
    return evaluator.evaluate(List.of(new Candidate(placements)), forward).getFirst();
  }

  private static void requireRunnable(PlanSpace space, Placement placement) {
    for (Deployment each : placement.deployments()) {
      if (!space.runs(each.engine(), placement.gpu())) {
        throw new IllegalArgumentException(
            "The engine %s cannot run on a GPU of type %s: it has no profile there, or misses its SLO even alone."
                .formatted(each.engine(), placement.gpu()));
      }
    }
  }
}
