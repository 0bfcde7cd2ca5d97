package io.optimum.workbench.planner.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.PairwisePredictor;
import io.optimum.workbench.planner.SampleWorld;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.service.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PredictedEvaluatorTest {
  private static final ServiceModel MODEL = new ServiceModel(Batching.atOnce());

  private final Counting predictor = new Counting(new PairwisePredictor(1), new ArrayList<>());
  private final PlanSpace space = space(predictor);
  private final PredictedEvaluator evaluator =
      new PredictedEvaluator(space, new PlacementScorer(space, MODEL));

  @Test
  void whatArrivesNeedsNoPrediction() {
    predictor.asked().clear();

    assertThat(evaluator.weightedArrivals(together())).isCloseTo(300 + 2 * 200 + 100, within(1e-9));
    assertThat(predictor.asked()).isEmpty();
  }

  @Test
  void predictsPairsOnceForBothOfThem() {
    predictor.asked().clear();

    evaluator.verified(together());

    assertThat(predictor.asked()).hasSizeGreaterThan(3).doesNotHaveDuplicates();
  }

  /// Remembers what it is asked.
  private record Counting(SlowdownPredictor predictor, List<Set<Deployment>> asked)
      implements SlowdownPredictor {
    @Override
    public String name() {
      return predictor.name();
    }

    @Override
    public CombinationPrediction predict(ProfiledCombination combination) {
      if (combination.combination().size() > 1) {
        asked.add(Set.copyOf(combination.combination().deployments()));
      }
      return predictor.predict(combination);
    }
  }

  private static PlanSpace space(SlowdownPredictor predictor) {
    List<ServiceTarget> targets = List.of(target(0, 300, 1), target(1, 200, 2), target(2, 100, 1));
    PlanContext context =
        PlanContext.of(
            Map.of(SampleWorld.GPU, SampleWorld.spec()),
            SampleWorld.profiles(3, SampleWorld.GPU),
            predictor,
            null);
    return new PlanSpace(
        SampleWorld.request(targets, 2, Objective.MOST_GOODPUT, List.of()), context, MODEL);
  }

  private static ServiceTarget target(int engine, double perSecond, double weight) {
    return new ServiceTarget(
        SampleWorld.engine(engine), new ArrivalProcess.Poisson(perSecond), 100_000_000, weight);
  }

  private Placement together() {
    return space.placement(
        SampleWorld.GPU,
        space.engines().stream()
            .map(each -> space.options(each, SampleWorld.GPU).start())
            .toList());
  }
}
