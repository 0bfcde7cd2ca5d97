package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.GpuCount;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.PlanRequest;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.PlacementScorer;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/// The smallest number of GPUs with which a short search finds a plan: what to advise when there is
/// none. More GPUs are taken of the first type listed.
public final class EnoughGpus {
  private static final int BUDGET = 3_000;
  private static final int BATCH = 64;

  private final PlanRequest request;
  private final PlanContext context;
  private final ServiceModel model;

  public EnoughGpus(PlanRequest request, PlanContext context, ServiceModel model) {
    this.request = request;
    this.context = context;
    this.model = model;
  }

  /// @param engines to place, replicas included
  public OptionalInt find(int engines, Progress progress) {
    int given = request.gpus().stream().mapToInt(GpuCount::count).sum();
    for (int gpus = given + 1; gpus <= given + engines; gpus++) {
      progress.report(-1, "No plan yet: trying %d GPUs".formatted(gpus));
      if (feasible(gpus - given)) {
        return OptionalInt.of(gpus);
      }
    }
    return OptionalInt.empty();
  }

  private boolean feasible(int extra) {
    GpuId first = request.gpus().getFirst().gpu();
    List<GpuCount> gpus = new ArrayList<>(request.gpus());
    gpus.add(new GpuCount(first, extra));
    PlanSpace space = new PlanSpace(request.withGpus(gpus), context, model);
    PlacementScorer scorer = new PlacementScorer(space, model);
    PredictedEvaluator evaluator = new PredictedEvaluator(space, scorer);
    Search search = new LocalSearch(space, new SplittableRandom(request.seed()));
    int left = BUDGET;
    List<Candidate> asked = search.ask(BATCH);
    while (!asked.isEmpty() && left > 0) {
      List<Evaluation> tried = evaluator.evaluate(asked, Progress.none());
      if (tried.stream().anyMatch(Evaluation::feasible)) {
        return true;
      }
      search.tell(tried);
      left -= tried.size();
      asked = search.ask(BATCH);
    }
    return false;
  }
}
