package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Every candidate that fits: all set partitions of the engines into GPUs, times types of GPU,
/// times settings. An engine joins a GPU that an earlier engine opened, or opens one, so that no
/// partition comes twice; those that differ only in which replica is where are one.
public final class ExhaustiveSearch implements Search {
  private static final long STEPS_PER_CANDIDATE = 20;

  /// A candidate of more engines counts for as many as it costs.
  private static final int ENGINES_PER_CANDIDATE = 24;

  private final Queue<Candidate> waiting;

  private ExhaustiveSearch(Collection<Candidate> all) {
    this.waiting = new ArrayDeque<>(all);
  }

  /// The search, unless there are more than `limit` candidates, or fewer of many engines.
  public static Optional<ExhaustiveSearch> within(int limit, PlanSpace space) {
    Enumeration enumeration = new Enumeration(space, limit);
    return enumeration.run()
        ? Optional.of(new ExhaustiveSearch(enumeration.found))
        : Optional.empty();
  }

  @Override
  public List<Candidate> ask(int atMost) {
    List<Candidate> asked = new ArrayList<>();
    while (asked.size() < atMost && !waiting.isEmpty()) {
      asked.add(waiting.remove());
    }
    return asked;
  }

  @Override
  public void tell(List<Evaluation> tried) {}

  private static final class Enumeration {
    private final PlanSpace space;
    private final int limit;
    private final List<EngineId> engines;
    private final List<GpuId> gpus = new ArrayList<>();
    private final List<List<Deployment>> groups = new ArrayList<>();
    private final Set<Candidate> found = new LinkedHashSet<>();
    private long steps;

    Enumeration(PlanSpace space, int limit) {
      this.space = space;
      this.engines = space.engines();
      this.limit = Math.ceilDiv(limit, Math.ceilDiv(engines.size(), ENGINES_PER_CANDIDATE));
    }

    /// Whether everything was found within the limit.
    boolean run() {
      place(0);
      return withinLimit();
    }

    private void place(int engine) {
      steps++;
      if (!withinLimit()) {
        return;
      }
      if (engine == engines.size()) {
        found.add(candidate());
        return;
      }
      for (int group = 0; group < groups.size(); group++) {
        join(engine, group);
      }
      for (GpuId gpu : space.gpuTypes()) {
        if (gpus.stream().filter(gpu::equals).count() < space.available(gpu)) {
          gpus.add(gpu);
          groups.add(new ArrayList<>());
          join(engine, groups.size() - 1);
          gpus.removeLast();
          groups.removeLast();
        }
      }
    }

    /// Dead ends count too, but less: they are never scored.
    private boolean withinLimit() {
      return found.size() <= limit && steps <= STEPS_PER_CANDIDATE * limit;
    }

    private void join(int engine, int group) {
      if (!space.runs(engines.get(engine), gpus.get(group))) {
        return;
      }
      for (Deployment each : space.options(engines.get(engine), gpus.get(group)).all()) {
        groups.get(group).add(each);
        if (space.fits(Placement.of(gpus.get(group), groups.get(group)))) {
          place(engine + 1);
        }
        groups.get(group).removeLast();
      }
    }

    private Candidate candidate() {
      List<Placement> placements = new ArrayList<>();
      for (int group = 0; group < groups.size(); group++) {
        placements.add(space.placement(gpus.get(group), groups.get(group)));
      }
      return new Candidate(placements);
    }
  }
}
