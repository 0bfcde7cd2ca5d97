package io.optimum.workbench.exporter;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.plan.Plan;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A plan with what an export says about it.
///
/// @param projectName of the project it belongs to
/// @param projectRoot engine file paths are relative to it
/// @param plan what to export
/// @param engines every engine of the plan
/// @param profiles of the plan's engines
/// @param gpus data sheets of the plan's GPUs
/// @param toolVersion of this program
/// @param environment what else made the numbers, for example `simulator` and `predictor`; for
///   people
/// @param evidence more about the plan, when asked for
/// @param inputs of the plan's engines, of those whose inputs are known
public record ExportRequest(
    String projectName,
    Path projectRoot,
    Plan plan,
    Map<EngineId, Engine> engines,
    Map<ProfileKey, EngineProfile> profiles,
    Map<GpuId, GpuSpec> gpus,
    String toolVersion,
    SortedMap<String, String> environment,
    PlanEvidence evidence,
    Map<EngineId, List<EngineInput>> inputs) {
  public ExportRequest {
    engines = Map.copyOf(engines);
    profiles = Map.copyOf(profiles);
    gpus = Map.copyOf(gpus);
    inputs = Map.copyOf(inputs);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }

  /// An engine of the plan.
  public Engine engine(EngineId id) {
    Engine engine = engines.get(id);
    if (engine == null) {
      throw new IllegalArgumentException(
          "The plan deploys the engine %s, which the export was not given. It was given %s."
              .formatted(id, new TreeMap<>(engines).keySet()));
    }
    return engine;
  }

  /// The data sheet of a GPU of the plan.
  public GpuSpec gpu(GpuId id) {
    GpuSpec gpu = gpus.get(id);
    if (gpu == null) {
      throw new IllegalArgumentException(
          "The plan uses the GPU %s, whose data sheet the export was not given. It was given %s."
              .formatted(id, new TreeMap<>(gpus).keySet()));
    }
    return gpu;
  }
}
