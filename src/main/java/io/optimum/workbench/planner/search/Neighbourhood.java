package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.Draft;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Candidates one step away: an engine moved to another GPU or to one of its own, two engines
/// swapped, one batch step up or down, or a GPU replaced by one of another type. Steps that break
/// memory or the number of engines per GPU are left out.
final class Neighbourhood {
  private final PlanSpace space;

  Neighbourhood(PlanSpace space) {
    this.space = space;
  }

  /// In a fixed order, without the candidate itself.
  public List<Candidate> of(Candidate candidate) {
    Set<Candidate> out = new LinkedHashSet<>();
    for (int from = 0; from < candidate.placements().size(); from++) {
      for (Deployment each : candidate.placements().get(from).deployments()) {
        moves(candidate, from, each, out);
        swaps(candidate, from, each, out);
        batchSteps(candidate, from, each, out);
      }
      for (GpuId gpu : space.gpuTypes()) {
        add(new Draft(space, candidate).retype(from, gpu), out);
      }
    }
    out.remove(candidate);
    return List.copyOf(out);
  }

  private void moves(Candidate candidate, int from, Deployment moved, Set<Candidate> out) {
    int groups = candidate.placements().size();
    for (int to = 0; to < groups; to++) {
      if (to != from) {
        add(new Draft(space, candidate).remove(from, moved).add(to, moved), out);
      }
    }
    for (GpuId gpu : space.gpuTypes()) {
      add(new Draft(space, candidate).remove(from, moved).open(gpu).add(groups, moved), out);
    }
  }

  private void swaps(Candidate candidate, int from, Deployment swapped, Set<Candidate> out) {
    List<Placement> placements = candidate.placements();
    for (int to = from + 1; to < placements.size(); to++) {
      for (Deployment other : placements.get(to).deployments()) {
        Draft draft = new Draft(space, candidate).remove(from, swapped).remove(to, other);
        add(draft.add(from, other).add(to, swapped), out);
      }
    }
  }

  private void batchSteps(Candidate candidate, int from, Deployment stepped, Set<Candidate> out) {
    GpuId gpu = candidate.placements().get(from).gpu();
    List<Deployment> all = space.options(stepped.engine(), gpu).all();
    int at = all.indexOf(stepped);
    for (int step : new int[] {at - 1, at + 1}) {
      if (step >= 0 && step < all.size()) {
        add(new Draft(space, candidate).remove(from, stepped).add(from, all.get(step)), out);
      }
    }
  }

  private static void add(Draft draft, Set<Candidate> out) {
    draft.finish().ifPresent(out::add);
  }
}
