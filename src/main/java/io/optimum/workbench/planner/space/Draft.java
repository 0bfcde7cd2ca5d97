package io.optimum.workbench.planner.space;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.space.Candidate.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A candidate being changed. Only GPUs that were touched are checked again.
public final class Draft {
  private final PlanSpace space;
  private final List<GpuId> gpus = new ArrayList<>();
  private final List<List<Deployment>> groups = new ArrayList<>();
  private final Set<Integer> touched = new TreeSet<>();
  private boolean possible = true;

  public Draft(PlanSpace space) {
    this.space = space;
  }

  public Draft(PlanSpace space, Candidate candidate) {
    this(space);
    for (Placement placement : candidate.placements()) {
      gpus.add(placement.gpu());
      groups.add(new ArrayList<>(placement.deployments()));
    }
  }

  public Draft remove(int group, Deployment deployment) {
    groups.get(group).remove(deployment);
    touched.add(group);
    return this;
  }

  /// Adds the deployment, as [PlanSpace#placement] has it there.
  public Draft add(int group, Deployment deployment) {
    touched.add(group);
    groups.get(group).add(deployment);
    possible &= space.runs(deployment.engine(), gpus.get(group));
    return this;
  }

  /// Adds an empty GPU, the last one from now on.
  public Draft open(GpuId gpu) {
    gpus.add(gpu);
    groups.add(new ArrayList<>());
    return this;
  }

  public Draft retype(int group, GpuId gpu) {
    List<Deployment> moved = List.copyOf(groups.get(group));
    gpus.set(group, gpu);
    groups.get(group).clear();
    moved.forEach(each -> add(group, each));
    return this;
  }

  /// Whether every touched GPU holds what it was given.
  public boolean fits() {
    return possible
        && touched.stream()
            .filter(group -> !groups.get(group).isEmpty())
            .allMatch(group -> space.fits(placement(group)));
  }

  /// The changed candidate without empty GPUs; empty when it does not fit.
  public Optional<Candidate> finish() {
    if (!fits()) {
      return Optional.empty();
    }
    List<Placement> placements = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      if (!groups.get(group).isEmpty()) {
        placements.add(placement(group));
      }
    }
    return Optional.of(new Candidate(placements));
  }

  private Placement placement(int group) {
    return space.placement(gpus.get(group), groups.get(group));
  }
}
