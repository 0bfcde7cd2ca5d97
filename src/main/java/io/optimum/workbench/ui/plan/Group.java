package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.RunnerUp;
import io.optimum.workbench.domain.run.Deployment;
import java.util.ArrayList;
import java.util.List;

/// What a person assigns to one GPU.
public record Group(GpuId gpu, List<Deployment> deployments) {
  public Group {
    deployments = List.copyOf(deployments);
  }

  static List<Group> of(Plan plan) {
    return plan.gpus().stream()
        .map(each ->
            new Group(
                each.gpu(),
                each.deployments().stream().map(PlannedDeployment::deployment).toList()))
        .toList();
  }

  static List<Group> of(RunnerUp other) {
    return other.placed().stream()
        .map(each -> new Group(each.gpu(), each.combination().deployments()))
        .toList();
  }

  /// The groups with one deployment on another GPU; GPUs left empty are given up.
  ///
  /// @param to one past the last group = a new GPU of the same type
  static List<Group> moved(List<Group> groups, Seat from, int to) {
    Deployment moved = groups.get(from.gpu()).deployments().get(from.place());
    List<Group> all = new ArrayList<>(groups);
    all.set(from.gpu(), groups.get(from.gpu()).without(from.place()));
    if (to == groups.size()) {
      all.add(new Group(groups.get(from.gpu()).gpu(), List.of(moved)));
    } else {
      all.set(to, all.get(to).with(moved));
    }
    all.removeIf(each -> each.deployments().isEmpty());
    return all;
  }

  private Group with(Deployment more) {
    List<Deployment> all = new ArrayList<>(deployments);
    all.add(more);
    return new Group(gpu, all);
  }

  private Group without(int place) {
    List<Deployment> all = new ArrayList<>(deployments);
    all.remove(place);
    return new Group(gpu, all);
  }

  /// Where a deployment is.
  ///
  /// @param gpu ordinal of its GPU in the plan
  /// @param place among the deployments of that GPU, from 0
  record Seat(int gpu, int place) {
    /// As it is carried by a drag.
    String text() {
      return gpu + ":" + place;
    }

    static Seat parse(String text) {
      String[] parts = text.split(":", 2);
      return new Seat(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
  }
}
