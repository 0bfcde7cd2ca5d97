package io.optimum.workbench.domain.plan;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import java.util.List;

/// A plan that a search found nearly as good as the one it chose.
///
/// @param summary engines with their settings, STP per GPU and number of GPUs, in a line
/// @param placed what runs on each GPU; empty = not kept, as in exported plans
public record RunnerUp(String summary, List<Placed> placed) {
  public RunnerUp {
    placed = List.copyOf(placed);
  }

  /// Known by its line only.
  public static RunnerUp of(String summary) {
    return new RunnerUp(summary, List.of());
  }

  /// A combination on a GPU of a type.
  public record Placed(GpuId gpu, Combination combination) {}
}
