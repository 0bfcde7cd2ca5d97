package io.optimum.workbench.exporter;

import io.optimum.workbench.domain.Engine;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.Plan;
import io.optimum.workbench.domain.ProfileKey;
import java.nio.file.Path;
import java.util.Map;

/// A plan with what an export says about it.
///
/// @param projectName of the project it belongs to
/// @param projectRoot engine file paths are relative to it
/// @param plan what to export
/// @param engines every engine of the plan
/// @param profiles of the plan's engines
/// @param gpus data sheets of the plan's GPUs
/// @param toolVersion of this program
public record ExportRequest(
    String projectName,
    Path projectRoot,
    Plan plan,
    Map<EngineId, Engine> engines,
    Map<ProfileKey, EngineProfile> profiles,
    Map<GpuId, GpuSpec> gpus,
    String toolVersion) {
  public ExportRequest {
    engines = Map.copyOf(engines);
    profiles = Map.copyOf(profiles);
    gpus = Map.copyOf(gpus);
  }
}
