package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.PlacementScore;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every group of engines that one GPU can hold within all limits, with the settings that are best
/// for the objective: as groups do not influence each other, a plan is a choice of groups.
final class GroupTable {
  private static final int MOST_ENGINES = 63;
  private static final int BATCH = 256;

  private final PlanSpace space;
  private final PredictedEvaluator evaluator;
  private final Map<Key, Group> best = new LinkedHashMap<>();
  private final List<List<Group>> byEngine = new ArrayList<>();

  private GroupTable(PlanSpace space, PredictedEvaluator evaluator) {
    this.space = space;
    this.evaluator = evaluator;
  }

  /// @param engines bit set over the space's list of engines
  /// @param type of GPU
  /// @param placement with the best settings
  /// @param value what it adds to the objective
  record Group(long engines, GpuId type, Placement placement, double value) {}

  private record Key(long engines, GpuId type) {}

  private record Asked(Key key, Placement placement) {}

  /// The table, unless it takes more than `limit` predictions.
  static Optional<GroupTable> within(
      int limit, PlanSpace space, PredictedEvaluator evaluator, Progress progress) {
    List<Asked> all = new ArrayList<>();
    GroupTable table = new GroupTable(space, evaluator);
    if (space.engines().size() > MOST_ENGINES) {
      return Optional.empty();
    }
    for (GpuId gpu : space.gpuTypes()) {
      if (!table.list(new Growing(gpu, 0, 0, new ArrayList<>()), limit, all)) {
        return Optional.empty();
      }
    }
    for (int from = 0; from < all.size(); from += BATCH) {
      progress.report(
          (double) from / all.size(), "Predicting %d combinations".formatted(all.size()));
      table.score(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    table.index();
    return Optional.of(table);
  }

  List<Group> all() {
    return List.copyOf(best.values());
  }

  /// Those with one engine, the best per engine first.
  List<Group> with(int engine) {
    return byEngine.get(engine);
  }

  long everyEngine() {
    return (1L << space.engines().size()) - 1;
  }

  /// The sum of a plan's values.
  double sum(Evaluation plan) {
    return plan.candidate().placements().stream().mapToDouble(each -> value(score(each))).sum();
  }

  private PlacementScore score(Placement placement) {
    return evaluator.score(placement);
  }

  private double value(PlacementScore score) {
    return space.request().objective() == Objective.MOST_GOODPUT
        ? score.weightedGoodputPerSecond()
        : score.weightedShare();
  }

  /// A group being put together, engine by engine.
  private record Growing(GpuId gpu, int next, long engines, List<Deployment> deployments) {}

  /// Whether all groups from here on are within the limit. A group that does not fit is not grown:
  /// with more engines it would not fit either.
  private boolean list(Growing group, int limit, List<Asked> all) {
    List<EngineId> engines = space.engines();
    for (int engine = group.next(); engine < engines.size(); engine++) {
      if (!space.runs(engines.get(engine), group.gpu())) {
        continue;
      }
      for (Deployment each : space.options(engines.get(engine), group.gpu()).all()) {
        group.deployments().add(each);
        Placement placement = space.placement(group.gpu(), group.deployments());
        if (space.fits(placement)) {
          long with = group.engines() | 1L << engine;
          all.add(new Asked(new Key(with, group.gpu()), placement));
          boolean within =
              all.size() <= limit
                  && list(
                      new Growing(group.gpu(), engine + 1, with, group.deployments()), limit, all);
          if (!within) {
            return false;
          }
        }
        group.deployments().removeLast();
      }
    }
    return true;
  }

  private void score(List<Asked> asked) {
    evaluator.predict(asked.stream().map(Asked::placement).distinct().toList());
    for (Asked each : asked) {
      PlacementScore score = score(each.placement());
      if (score.feasible()) {
        Group group =
            new Group(each.key().engines(), each.key().type(), each.placement(), value(score));
        best.merge(each.key(), group, (one, two) -> two.value() > one.value() ? two : one);
      }
    }
  }

  private void index() {
    for (int engine = 0; engine < space.engines().size(); engine++) {
      long bit = 1L << engine;
      byEngine.add(
          best.values().stream()
              .filter(each -> (each.engines() & bit) != 0)
              .sorted(
                  Comparator.comparingDouble(
                          (Group each) -> each.value() / Long.bitCount(each.engines()))
                      .reversed())
              .toList());
    }
  }
}
