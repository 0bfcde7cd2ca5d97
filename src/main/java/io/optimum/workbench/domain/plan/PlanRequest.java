package io.optimum.workbench.domain.plan;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.gpu.GpuCount;
import java.util.List;

/// What to plan for.
///
/// @param targets engines with their demand; each is placed exactly once
/// @param gpus what is there
/// @param objective what to maximise
/// @param maxEnginesPerGpu hard limit
/// @param memoryHeadroomFraction share of device memory kept free
/// @param batchSizes batch sizes that a search may choose from; empty = every profiled size that
///   meets the engine's SLO alone, and for an engine without SLO the one of highest throughput over
///   latency
/// @param measureTop how many of the best candidates are measured on the device
/// @param maxEvaluations budget of predicted candidates
/// @param seed of the search and of the measurements
public record PlanRequest(
    List<ServiceTarget> targets,
    List<GpuCount> gpus,
    Objective objective,
    int maxEnginesPerGpu,
    double memoryHeadroomFraction,
    List<Integer> batchSizes,
    int measureTop,
    int maxEvaluations,
    long seed) {
  public PlanRequest {
    targets = List.copyOf(Require.notEmpty(targets, "targets"));
    gpus = List.copyOf(Require.notEmpty(gpus, "gpus"));
    Require.positive(maxEnginesPerGpu, "maxEnginesPerGpu");
    Require.fraction(memoryHeadroomFraction, "memoryHeadroomFraction");
    batchSizes = List.copyOf(batchSizes);
    Require.notNegative(measureTop, "measureTop");
    Require.positive(maxEvaluations, "maxEvaluations");
  }

  /// The same request for other targets.
  public PlanRequest withTargets(List<ServiceTarget> value) {
    return new PlanRequest(
        value,
        gpus,
        objective,
        maxEnginesPerGpu,
        memoryHeadroomFraction,
        batchSizes,
        measureTop,
        maxEvaluations,
        seed);
  }

  /// The same request for another objective.
  public PlanRequest withObjective(Objective value) {
    return new PlanRequest(
        targets,
        gpus,
        value,
        maxEnginesPerGpu,
        memoryHeadroomFraction,
        batchSizes,
        measureTop,
        maxEvaluations,
        seed);
  }

  /// The same request on other GPUs.
  public PlanRequest withGpus(List<GpuCount> value) {
    return new PlanRequest(
        targets,
        value,
        objective,
        maxEnginesPerGpu,
        memoryHeadroomFraction,
        batchSizes,
        measureTop,
        maxEvaluations,
        seed);
  }
}
