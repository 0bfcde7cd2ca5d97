package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Draft;
import io.optimum.workbench.planner.space.EngineOptions;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Draws candidates that respect memory, engines per GPU and the number of GPUs; SLOs are left to
/// the evaluator.
final class RandomCandidates {
  private static final int TRIES = 50;

  private final PlanSpace space;
  private final RandomGenerator random;

  RandomCandidates(PlanSpace space, RandomGenerator random) {
    this.space = space;
    this.random = random;
  }

  /// On a random number of GPUs, with random settings; empty when none was found in a few tries.
  Optional<Candidate> draw() {
    int most = Math.min(space.engines().size(), space.gpuCount());
    int perGpu = space.request().maxEnginesPerGpu();
    int least = Math.min(most, (space.engines().size() + perGpu - 1) / perGpu);
    return draw(random.nextInt(least, most + 1), true);
  }

  /// On at most so many GPUs.
  ///
  /// @param anySettings whether settings are drawn too, instead of those to start with
  Optional<Candidate> draw(int gpus, boolean anySettings) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Candidate> drawn = attempt(gpus, anySettings);
      if (drawn.isPresent()) {
        return drawn;
      }
    }
    return Optional.empty();
  }

  private Optional<Candidate> attempt(int gpus, boolean anySettings) {
    List<GpuId> every = shuffled(everyGpu());
    List<GpuId> types = every.subList(0, Math.min(gpus, every.size()));
    List<List<Deployment>> groups = new ArrayList<>();
    types.forEach(_ -> groups.add(new ArrayList<>()));
    for (EngineId engine : shuffled(space.engines())) {
      Optional<Integer> group =
          shuffled(indices(types.size())).stream()
              .filter(each -> groups.get(each).size() < space.request().maxEnginesPerGpu())
              .filter(each -> space.runs(engine, types.get(each)))
              .findFirst();
      if (group.isEmpty()) {
        return Optional.empty();
      }
      EngineOptions options = space.options(engine, types.get(group.get()));
      List<Deployment> all = options.all();
      groups
          .get(group.get())
          .add(anySettings ? all.get(random.nextInt(all.size())) : options.start());
    }
    Draft draft = new Draft(space);
    for (int group = 0; group < types.size(); group++) {
      draft.open(types.get(group));
      for (Deployment each : groups.get(group)) {
        draft.add(group, each);
      }
    }
    return draft.finish();
  }

  /// Of each type no more than there are engines: others would stay empty.
  private List<GpuId> everyGpu() {
    List<GpuId> all = new ArrayList<>();
    for (GpuId gpu : space.gpuTypes()) {
      int used = Math.min(space.available(gpu), space.engines().size());
      for (int i = 0; i < used; i++) {
        all.add(gpu);
      }
    }
    return all;
  }

  private static List<Integer> indices(int count) {
    return java.util.stream.IntStream.range(0, count).boxed().toList();
  }

  private <T> List<T> shuffled(List<T> items) {
    List<T> all = new ArrayList<>(items);
    for (int i = all.size() - 1; i > 0; i--) {
      java.util.Collections.swap(all, i, random.nextInt(i + 1));
    }
    return all;
  }
}
