package io.optimum.workbench.planner.yardstick;

import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.ProfiledCombination;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.predictor.SlowdownPredictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    for (EngineId engine : order) {
      List<EngineId> into = groups.size() < gpus ? null : best(groups, engine, perGpu);
      if (into == null) {
        into = new ArrayList<>();
        groups.add(into);
      }
      into.add(engine);
    }
    return groups;
  }

  private @Nullable List<EngineId> best(List<List<EngineId>> groups, EngineId engine, int perGpu) {
    List<EngineId> best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (List<EngineId> group : groups) {
      double gain = group.size() < perGpu ? gain(group, engine) : Double.NEGATIVE_INFINITY;
      if (gain > most) {
        most = gain;
        best = group;
      }
    }
    return best;
  }

  private double gain(List<EngineId> group, EngineId engine) {
    List<EngineId> with = new ArrayList<>(group);
    with.add(engine);
    return stp(with) - stp(group);
  }

  private double stp(List<EngineId> group) {
    return placement.apply(group).map(this::stp).orElse(Double.NEGATIVE_INFINITY);
  }

  private double stp(Placement placement) {
    List<Deployment> deployments = placement.deployments();
    ProfiledCombination profiled =
        space
            .context()
            .profiles()
            .profiled(space.context().spec(placement.gpu()), placement.combination());
    return deployments.size() == 1 ? 1 : law.predict(profiled).stp().mid();
  }
}
