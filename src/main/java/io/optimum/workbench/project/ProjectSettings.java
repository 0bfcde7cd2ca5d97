package io.optimum.workbench.project;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.ServiceTarget;
import java.util.List;

/// What a project plans for.
///
/// @param targets demand per engine; engines without one are saturating, without SLO
/// @param gpus what is there; empty = as many of the profiles' GPU as engines
/// @param objective what to maximise
/// @param maxEnginesPerGpu hard limit
/// @param memoryHeadroomFraction share of device memory kept free
/// @param measureTop candidates measured before one is chosen
/// @param seed of everything random
public record ProjectSettings(
    List<ServiceTarget> targets,
    List<GpuCount> gpus,
    Objective objective,
    int maxEnginesPerGpu,
    double memoryHeadroomFraction,
    int measureTop,
    long seed) {
  public ProjectSettings {
    targets = List.copyOf(targets);
    gpus = List.copyOf(gpus);
    Require.positive(maxEnginesPerGpu, "maxEnginesPerGpu");
    Require.fraction(memoryHeadroomFraction, "memoryHeadroomFraction");
    Require.notNegative(measureTop, "measureTop");
  }

  /// No demand, highest STP, at most three engines on a GPU.
  public static ProjectSettings defaults() {
    return new ProjectSettings(List.of(), List.of(), Objective.HIGHEST_STP, 3, 0.1, 3, 42);
  }

  public ProjectSettings withTargets(List<ServiceTarget> value) {
    return new ProjectSettings(
        value, gpus, objective, maxEnginesPerGpu, memoryHeadroomFraction, measureTop, seed);
  }

  public ProjectSettings withGpus(List<GpuCount> value) {
    return new ProjectSettings(
        targets, value, objective, maxEnginesPerGpu, memoryHeadroomFraction, measureTop, seed);
  }

  public ProjectSettings withSeed(long value) {
    return new ProjectSettings(
        targets, gpus, objective, maxEnginesPerGpu, memoryHeadroomFraction, measureTop, value);
  }
}
