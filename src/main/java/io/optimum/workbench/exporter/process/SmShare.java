package io.optimum.workbench.exporter.process;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.text.Figures;
import java.util.List;
import java.util.OptionalLong;

/// What one process gets of its GPU under the multi-process service.
///
/// @param percent active thread percentage
/// @param memoryMebibytes limit of device memory; empty = a profile is missing, no limit
/// @param belowNormal whether its kernels wait for those of other clients
public record SmShare(double percent, OptionalLong memoryMebibytes, boolean belowNormal) {
  /// The share of a process that serves one deployment.
  ///
  /// The plan's memory limit is spread over the GPU's processes in proportion to what each needs,
  /// so that none is refused memory that nobody else was to have.
  public static SmShare of(ServerProcess process, ExportRequest request) {
    Deployment deployment = process.models().getFirst().deployment();
    return new SmShare(
        process.smShareFraction() * 100,
        memory(deployment, process.gpu(), request),
        deployment.priority() == StreamPriority.LOW);
  }

  /// As the multi-process service reads it, with one decimal.
  public String percentText() {
    return Figures.number(percent, 1);
  }

  private static OptionalLong memory(Deployment deployment, PlannedGpu gpu, ExportRequest request) {
    long own = neededBytes(deployment, gpu, request);
    List<Long> all =
        gpu.deployments().stream()
            .map(PlannedDeployment::deployment)
            .map(each -> neededBytes(each, gpu, request))
            .toList();
    long sum = all.stream().mapToLong(Long::longValue).sum();
    if (all.contains(0L) || gpu.memoryLimitBytes() < sum) {
      return OptionalLong.empty();
    }
    double share = (double) own / sum;
    return OptionalLong.of((long) (gpu.memoryLimitBytes() * share) >> 20);
  }

  /// Zero where there is no profile.
  public static long neededBytes(Deployment deployment, PlannedGpu gpu, ExportRequest request) {
    EngineProfile profile =
        request
            .profiles()
            .get(new ProfileKey(deployment.engine(), gpu.gpu(), deployment.batchSize()));
    return profile == null ? 0 : DeviceMemory.requiredBytes(List.of(deployment), List.of(profile));
  }
}
