package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Deployment;
import java.util.List;

/// GPUs of an [Assignment] with other deployments on them.
record Change(List<Part> parts) {
  /// Stands for a GPU that is not in use yet.
  static final int NEW = -1;

  Change {
    parts = List.copyOf(parts);
  }

  /// One GPU.
  ///
  /// @param group which, or [#NEW]
  /// @param deployments on it from then on; none = it is given back
  record Part(int group, GpuId type, List<Deployment> deployments) {
    Part {
      deployments = List.copyOf(deployments);
    }

    boolean isNew() {
      return group == NEW;
    }
  }
}
