package io.optimum.workbench.planner.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.planner.SampleWorld;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.PlacementScorer;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.score.Shortlist;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BranchAndBoundTest {
  private static final ServiceModel MODEL = new ServiceModel(Batching.atOnce());

  static Stream<Arguments> worlds() {
    return Stream.of(Objective.values())
        .flatMap(objective -> Stream.of(1L, 2L, 3L, 4L).map(seed -> Arguments.of(objective, seed)));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void findsWhatExhaustiveSearchFinds(Objective objective, long seed) {
    PlanSpace space = space(5, 4, objective, seed, List.of(1, 8));
    PredictedEvaluator evaluator = evaluator(space);

    BranchAndBound search = search(space, evaluator);
    double bounded = best(search, evaluator);
    double exhaustive = best(ExhaustiveSearch.within(50_000, space).orElseThrow(), evaluator);

    assertThat(search.isComplete()).isTrue();
    assertThat(bounded).isCloseTo(exhaustive, within(1e-12));
  }

  @Test
  void everyProposalIsBetterThanTheOneBefore() {
    PlanSpace space = space(9, 5, Objective.HIGHEST_STP, 3, List.of());
    PredictedEvaluator evaluator = evaluator(space);
    BranchAndBound search = search(space, evaluator);
    double before = Double.NEGATIVE_INFINITY;
    List<Candidate> asked = search.ask(1);
    while (!asked.isEmpty()) {
      double score = evaluator.evaluate(asked, Progress.none()).getFirst().score();
      assertThat(score).isGreaterThan(before);
      before = score;
      asked = search.ask(1);
    }
  }

  @Test
  void aPlanKnownToBeBestLeavesNothingToPropose() {
    PlanSpace space = space(6, 4, Objective.HIGHEST_STP, 2, List.of());
    PredictedEvaluator evaluator = evaluator(space);
    Shortlist known = new Shortlist(1);
    drive(ExhaustiveSearch.within(50_000, space).orElseThrow(), evaluator, known);

    BranchAndBound search = search(space, evaluator);
    search.tell(known.best());

    assertThat(search.ask(1)).isEmpty();
    assertThat(search.isComplete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Objective.class)
  void groupSearchComesWithinTwoPercentOfTheBest(Objective objective) {
    PlanSpace space = space(10, 5, objective, 7, List.of());
    PredictedEvaluator evaluator = evaluator(space);

    double best = best(search(space, evaluator), evaluator);
    double group =
        best(
            new GroupSearch(space, evaluator, new SplittableRandom(1), Progress.none()), evaluator);

    assertThat(group).isGreaterThan(best - 0.02 * Math.abs(best));
  }

  @ParameterizedTest
  @EnumSource(Objective.class)
  void groupSearchPlacesEveryEngineWithinTheGpus(Objective objective) {
    PlanSpace space = space(40, 20, objective, 7, List.of());
    GroupSearch search =
        new GroupSearch(space, evaluator(space), new SplittableRandom(1), Progress.none());
    List<Candidate> asked = search.ask(1);
    while (!asked.isEmpty()) {
      Candidate candidate = asked.getFirst();
      assertThat(candidate.placements()).hasSizeLessThanOrEqualTo(20).allMatch(space::fits);
      assertThat(
              candidate.placements().stream()
                  .flatMap(each -> each.deployments().stream())
                  .map(each -> each.engine()))
          .containsExactlyInAnyOrderElementsOf(space.engines());
      asked = search.ask(1);
    }
  }

  @Test
  void groupSearchGoesOnFromAPlan() {
    PlanSpace space = space(10, 5, Objective.HIGHEST_STP, 7, List.of());
    PredictedEvaluator evaluator = evaluator(space);
    Candidate start = space.onePerGpu();

    GroupSearch search =
        new GroupSearch(space, evaluator, new SplittableRandom(1), Progress.none(), start);

    assertThat(search.ask(1)).containsExactly(start);
    Evaluation before = evaluator.evaluate(List.of(start), Progress.none()).getFirst();
    assertThat(best(search, evaluator)).isGreaterThan(before.score());
  }

  @Test
  void theShareOfAGroupIsKnownBeforeAllElseOfIt() {
    PlanSpace space = space(6, 3, Objective.HIGHEST_STP, 7, List.of());
    PredictedEvaluator evaluator = evaluator(space);
    Candidate.Placement pair =
        Candidate.Placement.of(
            space.gpuTypes().getFirst(),
            space.engines().subList(0, 2).stream()
                .map(each -> space.options(each, space.gpuTypes().getFirst()).start())
                .toList());

    double sooner = evaluator.weightedShare(pair);

    assertThat(sooner).isEqualTo(evaluator.score(pair).weightedShare());
  }

  private static BranchAndBound search(PlanSpace space, PredictedEvaluator evaluator) {
    GroupTable groups = GroupTable.within(50_000, space, evaluator, Progress.none()).orElseThrow();
    return BranchAndBound.over(space, groups, 5_000_000);
  }

  private static double best(Search search, PredictedEvaluator evaluator) {
    Shortlist shortlist = new Shortlist(5);
    drive(search, evaluator, shortlist);
    return shortlist.best().getFirst().score();
  }

  private static void drive(Search search, PredictedEvaluator evaluator, Shortlist shortlist) {
    List<Candidate> asked = search.ask(64);
    while (!asked.isEmpty()) {
      List<Evaluation> tried = evaluator.evaluate(asked, Progress.none());
      search.tell(tried);
      shortlist.offer(tried);
      asked = search.ask(64);
    }
  }

  private static PlanSpace space(
      int engines, int gpus, Objective objective, long seed, List<Integer> batchSizes) {
    PlanRequest request =
        new PlanRequest(
            SampleWorld.saturating(engines),
            List.of(new GpuCount(SampleWorld.GPU, gpus)),
            objective,
            3,
            0.1,
            batchSizes,
            0,
            30_000,
            seed);
    return new PlanSpace(request, SampleWorld.context(engines, seed), MODEL);
  }

  private static PredictedEvaluator evaluator(PlanSpace space) {
    return new PredictedEvaluator(space, new PlacementScorer(space, MODEL));
  }
}
