package io.optimum.workbench.domain.plan;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Sharing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One GPU of a plan.
///
/// @param gpu its data sheet
/// @param ordinal running number among all GPUs of the plan, from 0
/// @param sharing how its deployments share it
/// @param deployments what runs on it
/// @param predictedStp system throughput with interval: each engine against itself alone on this
///   type of GPU with its best allowed settings, as in [Plan#stp()]
/// @param measuredStp the same, observed on a device; null = not measured
/// @param measuredOn provenance of the measured numbers; null = not measured
/// @param memoryBytes device memory needed
/// @param memoryLimitBytes device memory that may be used
public record PlannedGpu(
    GpuId gpu,
    int ordinal,
    Sharing sharing,
    List<PlannedDeployment> deployments,
    Interval predictedStp,
    @Nullable Double measuredStp,
    @Nullable Provenance measuredOn,
    long memoryBytes,
    long memoryLimitBytes) {
  public PlannedGpu {
    deployments = List.copyOf(Require.notEmpty(deployments, "deployments"));
  }

  /// The same GPU at another place in the plan.
  public PlannedGpu withOrdinal(int value) {
    return new PlannedGpu(
        gpu,
        value,
        sharing,
        deployments,
        predictedStp,
        measuredStp,
        measuredOn,
        memoryBytes,
        memoryLimitBytes);
  }

  /// What runs on this GPU.
  public Combination combination() {
    return new Combination(
        sharing, deployments.stream().map(PlannedDeployment::deployment).toList());
  }

  /// The measured STP, else the predicted one.
  public double stp() {
    return measuredStp == null ? predictedStp.mid() : measuredStp;
  }
}
