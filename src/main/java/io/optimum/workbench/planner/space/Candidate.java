package io.optimum.workbench.planner.space;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Sharing;
import java.util.Comparator;
import java.util.List;

/// A possible plan: which combination on which GPU. Two candidates are equal when they differ only
/// in the order of GPUs or deployments.
public record Candidate(List<Placement> placements) {
  private static final Comparator<Placement> BY_FIRST_ENGINE =
      Comparator.comparing(placement -> placement.combination().deployments().getFirst().engine());

  public Candidate {
    placements = placements.stream().sorted(BY_FIRST_ENGINE).toList();
  }

  /// GPUs used of one type.
  public long used(GpuId gpu) {
    return placements.stream().filter(placement -> placement.gpu().equals(gpu)).count();
  }

  /// A combination on one GPU, its deployments in the order of their engines.
  public record Placement(GpuId gpu, Combination combination) {
    public Placement {
      combination =
          new Combination(
              combination.sharing(),
              combination.deployments().stream()
                  .sorted(Comparator.comparing(Deployment::engine))
                  .toList());
    }

    public static Placement of(GpuId gpu, List<Deployment> deployments) {
      return new Placement(gpu, new Combination(Sharing.STREAMS, deployments));
    }

    public List<Deployment> deployments() {
      return combination.deployments();
    }

    /// Its engines, for people.
    public String label() {
      return String.join(" + ", deployments().stream().map(each -> each.engine().value()).toList());
    }
  }
}
