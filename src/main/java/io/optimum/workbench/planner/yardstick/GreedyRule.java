package io.optimum.workbench.planner.yardstick;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.predictor.SlowdownPredictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Engines one after the other, each to the GPU where a law of interference promises the highest
/// STP.
///
/// @param law judges groups of engines
/// @param placement of a group; empty when it does not fit
record GreedyRule(
    PlanSpace space,
    SlowdownPredictor law,
    Function<List<EngineId>, Optional<Placement>> placement) {

  /// On so many GPUs at most.
  ///
  /// @param perGpu engines of a GPU at most
  List<List<EngineId>> groups(List<EngineId> order, int gpus, int perGpu) {
    List<List<EngineId>> groups = new ArrayList<>();
    List<Double> stps = new ArrayList<>();
    for (EngineId engine : order) {
      OptionalInt into =
          groups.size() < gpus ? OptionalInt.empty() : best(groups, stps, engine, perGpu);
      if (into.isEmpty()) {
        groups.add(List.of(engine));
        stps.add(stp(groups.getLast()));
      } else {
        groups.set(into.getAsInt(), with(groups.get(into.getAsInt()), engine));
        stps.set(into.getAsInt(), stp(groups.get(into.getAsInt())));
      }
    }
    return groups;
  }

  /// @param stps of the groups
  private OptionalInt best(
      List<List<EngineId>> groups, List<Double> stps, EngineId engine, int perGpu) {
    double[] gains =
        IntStream.range(0, groups.size())
            .parallel()
            .mapToDouble(group ->
                groups.get(group).size() < perGpu
                    ? stp(with(groups.get(group), engine)) - stps.get(group)
                    : Double.NEGATIVE_INFINITY)
            .toArray();
    return IntStream.range(0, gains.length)
        .filter(group -> gains[group] > Double.NEGATIVE_INFINITY)
        .reduce((one, other) -> gains[other] > gains[one] ? other : one);
  }

  private static List<EngineId> with(List<EngineId> group, EngineId engine) {
    List<EngineId> with = new ArrayList<>(group);
    with.add(engine);
    return with;
  }

  private double stp(List<EngineId> group) {
    return placement.apply(group).map(this::stp).orElse(Double.NEGATIVE_INFINITY);
  }

  private double stp(Placement placement) {
    List<Deployment> deployments = placement.deployments();
    ProfiledCombination profiled = space.profiled(placement.gpu(), placement.combination());
    return deployments.size() == 1 ? 1 : law.predict(profiled).stp().mid();
  }
}
