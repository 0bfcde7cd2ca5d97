package io.optimum.workbench.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.PlacementScorer;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.score.Shortlist;
import io.optimum.workbench.planner.search.ExhaustiveSearch;
import io.optimum.workbench.planner.search.LocalSearch;
import io.optimum.workbench.planner.search.PredictiveSearch;
import io.optimum.workbench.planner.search.RandomSearch;
import io.optimum.workbench.planner.search.Search;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Draft;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private static final ServiceModel MODEL = new ServiceModel(Batching.atOnce());

  @Test
  void exhaustiveSearchListsEverySetPartitionOnce() {
    List<Candidate> all = all(space(6, 6, 1, List.of()));

    assertThat(all).doesNotHaveDuplicates().hasSize(166);
  }

  @Test
  void exhaustiveSearchKeepsToTheNumberOfGpus() {
    List<Candidate> all = all(space(5, 2, 1, List.of()));

    assertThat(all).hasSize(10).allMatch(each -> each.placements().size() == 2);
  }

  @Test
  void exhaustiveSearchTriesEverySettingOfEnginesTogetherAndTheBestOfOneAlone() {
    List<Candidate> all = all(space(2, 2, 1, List.of(1, 8)));

    assertThat(all).doesNotHaveDuplicates().hasSize(4 + 1);
    assertThat(all)
        .filteredOn(each -> each.placements().size() == 2)
        .allSatisfy(each ->
            assertThat(each.placements())
                .allMatch(alone -> alone.deployments().getFirst().batchSize() == 8));
  }

  @Test
  void exhaustiveSearchDeclinesWhatIsTooLarge() {
    assertThat(ExhaustiveSearch.within(100, space(6, 6, 1, List.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void exhaustiveSearchEqualsBruteForce(long seed) {
    PlanSpace space = space(6, 3, seed, List.of());

    double best = best(ExhaustiveSearch.within(20_000, space).orElseThrow(), space);

    assertThat(best).isCloseTo(bruteForce(space, 3), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void localSearchFindsTheOptimumOfSmallSets(long seed) {
    for (List<Integer> batchSizes : List.of(List.<Integer>of(), List.of(1, 8))) {
      PlanSpace space = space(5, 3, seed, batchSizes);

      double exhaustive = best(ExhaustiveSearch.within(20_000, space).orElseThrow(), space);
      double local = best(new LocalSearch(space, new SplittableRandom(seed)), space);

      assertThat(local).isCloseTo(exhaustive, within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(Objective.class)
  void localSearchBeatsRandomSearchOnTwelveEngines(Objective objective) {
    PlanRequest request =
        new PlanRequest(
            SampleWorld.saturating(12),
            List.of(new GpuCount(SampleWorld.GPU, 6)),
            objective,
            3,
            0.1,
            List.of(1, 4, 16),
            0,
            5_000,
            1);
    PlanSpace space = new PlanSpace(request, SampleWorld.context(12, 5), MODEL);

    double local = best(new LocalSearch(space, new SplittableRandom(1)), space);
    double random = best(new RandomSearch(space, new SplittableRandom(1)), space);

    assertThat(local).isGreaterThan(random);
  }

  @Test
  void everyProposalPlacesEachEngineOnceWithinMemoryAndEnginesPerGpu() {
    PlanSpace space = space(9, 4, 3, List.of(1, 8, 32));
    for (Search search :
        List.of(
            new LocalSearch(space, new SplittableRandom(2)),
            new RandomSearch(space, new SplittableRandom(2)))) {
      Shortlist shortlist = new Shortlist(10);
      PredictedEvaluator evaluator = evaluator(space);
      for (int round = 0; round < 30; round++) {
        List<Candidate> asked = search.ask(40);
        asked.forEach(each -> assertComplete(each, space));
        List<Evaluation> tried = evaluator.evaluate(asked, Progress.none());
        search.tell(tried);
        shortlist.offer(tried);
      }
      assertThat(shortlist.best()).isNotEmpty();
    }
  }

  private static void assertComplete(Candidate candidate, PlanSpace space) {
    List<EngineId> placed =
        candidate.placements().stream()
            .flatMap(each -> each.deployments().stream())
            .map(each -> each.engine())
            .toList();
    assertThat(placed).containsExactlyInAnyOrderElementsOf(space.engines());
    assertThat(candidate.placements()).allMatch(space::fits);
  }

  private static List<Candidate> all(PlanSpace space) {
    return ExhaustiveSearch.within(20_000, space).orElseThrow().ask(20_000);
  }

  private static double best(Search search, PlanSpace space) {
    Shortlist shortlist = new Shortlist(5);
    new PredictiveSearch(space, evaluator(space), SearchListener.none())
        .run(search, shortlist, Progress.none());
    return shortlist.best().getFirst().score();
  }

  /// Every assignment of engines to numbered GPUs, without any cleverness.
  private static double bruteForce(PlanSpace space, int gpus) {
    List<EngineId> engines = space.engines();
    Set<Candidate> all = new HashSet<>();
    int codes = (int) Math.pow(gpus, engines.size());
    for (int code = 0; code < codes; code++) {
      Draft draft = new Draft(space);
      List<Integer> digits = new ArrayList<>();
      for (int rest = code, i = 0; i < engines.size(); i++, rest /= gpus) {
        digits.add(rest % gpus);
      }
      for (int gpu = 0; gpu < gpus; gpu++) {
        draft.open(SampleWorld.GPU);
        for (int i = 0; i < engines.size(); i++) {
          if (digits.get(i) == gpu) {
            draft.add(gpu, space.options(engines.get(i), SampleWorld.GPU).start());
          }
        }
      }
      draft.finish().ifPresent(all::add);
    }
    return evaluator(space).evaluate(List.copyOf(all), Progress.none()).stream()
        .filter(Evaluation::feasible)
        .mapToDouble(Evaluation::score)
        .max()
        .orElseThrow();
  }

  private static PlanSpace space(int engines, int gpus, long seed, List<Integer> batchSizes) {
    PlanRequest request =
        SampleWorld.request(
            SampleWorld.saturating(engines), gpus, Objective.HIGHEST_STP, batchSizes);
    return new PlanSpace(request, SampleWorld.context(engines, seed), MODEL);
  }

  private static PredictedEvaluator evaluator(PlanSpace space) {
    return new PredictedEvaluator(space, new PlacementScorer(space, MODEL));
  }
}
