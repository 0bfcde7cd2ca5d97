package io.optimum.workbench.planner.space;

import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.ServiceTarget;
import io.optimum.workbench.planner.space.SoloJudge.Alone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds each engine's options per type of GPU, and says why when there are none.
final class SoloCheck {
  private final Collection<GpuId> gpus;
  private final SoloJudge judge;

  SoloCheck(Collection<GpuId> gpus, SoloJudge judge) {
    this.gpus = List.copyOf(gpus);
    this.judge = judge;
  }

  /// The types of GPU on which the engine can run alone, with its options there.
  ///
  /// @throws IllegalArgumentException when it is profiled on none of them
  /// @throws io.optimum.workbench.domain.InfeasibleException when it cannot run on any of them
  public Map<GpuId, EngineOptions> options(ServiceTarget target) {
    Map<GpuId, EngineOptions> options = new TreeMap<>();
    List<Alone> tried = new ArrayList<>();
    for (GpuId gpu : gpus) {
      List<Alone> all = judge.all(target, gpu);
      tried.addAll(all);
      List<Alone> feasible = all.stream().filter(alone -> alone.feasible(target)).toList();
      if (!feasible.isEmpty()) {
        options.put(gpu, judge.options(target, feasible));
      }
    }
    if (tried.isEmpty()) {
      throw new IllegalArgumentException(
          "The engine %s has no profile on %s%s. %s"
              .formatted(target.engine(), gpus, judge.wantedSizes(), judge.known(target)));
    }
    if (options.isEmpty()) {
      throw Infeasibility.alone(target, tried);
    }
    return options;
  }
}
