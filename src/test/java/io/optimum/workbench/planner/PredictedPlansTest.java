package io.optimum.workbench.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictedPlansTest {
  /// The search for another has no budget left.
  @Test
  void aPlanThatLongPlaysShowNotToHoldIsStillTheNearest() {
    ServiceModel model = new ServiceModel(Batching.atOnce());
    PlanSpace space = new PlanSpace(tooMuchForOneGpu(), SampleWorld.context(3, 1), model);
    PredictedPlans plans = new PredictedPlans(space, model, SearchListener.none());
    Candidate together =
        new Candidate(
            List.of(
                space.placement(
                    SampleWorld.GPU,
                    space.engines().stream()
                        .map(each -> space.options(each, SampleWorld.GPU).start())
                        .toList())));
    plans.shortlist().offer(List.of(seemingToHold(plans, together)));

    plans.judge(Progress.none());

    assertThat(plans.verdict()).isEqualTo(PredictedPlans.Verdict.NOT_FOUND);
    assertThat(plans.nearest(Progress.none()).feasible()).isFalse();
  }

  private static Evaluation seemingToHold(PredictedPlans plans, Candidate candidate) {
    Evaluation missing = plans.evaluator().evaluate(List.of(candidate), Progress.none()).getFirst();
    return new Evaluation(
        candidate,
        missing.score(),
        missing.stp(),
        missing.gpus(),
        missing.terms(),
        List.of(),
        missing.provenance());
  }

  private static PlanRequest tooMuchForOneGpu() {
    List<ServiceTarget> targets =
        IntStream.range(0, 3)
            .mapToObj(i ->
                new ServiceTarget(
                    SampleWorld.engine(i), new ArrivalProcess.Poisson(1500), 100_000_000, 1))
            .toList();
    PlanRequest all = SampleWorld.request(targets, 1);
    return new PlanRequest(
        all.targets(), all.gpus(), Objective.HIGHEST_STP, 3, 0.1, List.of(), 0, 1, 1);
  }
}
