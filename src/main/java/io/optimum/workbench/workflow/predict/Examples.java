package io.optimum.workbench.workflow.predict;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.Probes;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a predictor can learn from a project: the measurements of the very profiles that it has,
/// with slowdowns observed among streams that never rest.
final class Examples {
  private final GpuLibrary gpus;

  Examples(GpuLibrary gpus) {
    this.gpus = gpus;
  }

  List<TrainingExample> of(Project project) {
    return project.measurements().stream()
        .filter(each -> isOf(project, each))
        .map(each -> example(project, each))
        .toList();
  }

  /// The first co-runs measured of each engine that a predictor has not learned, as many as are
  /// worth buying.
  List<TrainingExample> probes(Project project, SlowdownPredictor predictor) {
    Map<EngineId, Integer> found = new HashMap<>();
    List<TrainingExample> probes = new ArrayList<>();
    for (Measurement each : project.measurements()) {
      List<EngineId> wanted =
          each.combination().deployments().stream()
              .map(Deployment::engine)
              .filter(engine -> !predictor.hasLearned(engine))
              .filter(engine -> found.getOrDefault(engine, 0) < Probes.MOST)
              .distinct()
              .toList();
      if (!wanted.isEmpty() && isOf(project, each)) {
        wanted.forEach(engine -> found.merge(engine, 1, Integer::sum));
        probes.add(example(project, each));
      }
    }
    return probes;
  }

  private static boolean isOf(Project project, Measurement measurement) {
    return measurement.combination().size() > 1
        && measurement.isOfSaturatedStreams()
        && !measurement.combination().isPaced()
        && project.profiles().areOf(measurement);
  }

  private TrainingExample example(Project project, Measurement measurement) {
    return new TrainingExample(
        project
            .profiles()
            .profiled(gpus.require(project, measurement.gpu()), measurement.combination()),
        measurement.slowdowns());
  }
}
