package io.optimum.workbench.planner;

import io.optimum.workbench.domain.Combination;
import io.optimum.workbench.domain.GpuId;
import java.util.List;

/// A possible plan: which combination on which GPU.
public record Candidate(List<Placement> placements) {
  public Candidate {
    placements = List.copyOf(placements);
  }

  /// A combination on one GPU.
  public record Placement(GpuId gpu, Combination combination) {}
}
