package io.optimum.workbench.study.accuracy;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.profiling.Bench;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;

/// All pairs of five engines at two batch sizes, measured on a simulated A100.
final class MeasuredPairs {
  static final GpuSpec GPU =
      new GpuSheets(new JsonCodec())
          .shipped().stream()
              .filter(each -> each.id().equals(TestData.A100))
              .findFirst()
              .orElseThrow();
  private static final List<Engine> ENGINES =
      List.of("a", "b", "c", "d", "e").stream().map(TestData::engine).toList();

  private MeasuredPairs() {}

  static Project project() {
    List<EngineProfile> profiles = new ArrayList<>();
    for (int i = 0; i < ENGINES.size(); i++) {
      profiles.add(TestData.profile(ENGINES.get(i).id().value(), 1, 3 + 4 * i));
      profiles.add(TestData.profile(ENGINES.get(i).id().value(), 4, 5 + 5 * i));
    }
    Project empty = Project.empty("recorded").withEngines(ENGINES, profiles);
    return empty.withMeasurements(measured(empty));
  }

  static List<TrainingExample> examples() {
    Project project = project();
    return project.measurements().stream()
        .map(each ->
            new TrainingExample(
                project.profiles().profiled(GPU, each.combination()), each.slowdowns()))
        .toList();
  }

  private static List<Measurement> measured(Project project) {
    List<Measurement> measured = new ArrayList<>();
    try (Bench bench =
        new Bench(new SimulatedGpu(GPU, SimulatorOptions.standard()), project.profiles())) {
      for (int batch : new int[] {1, 4}) {
        for (int i = 0; i < ENGINES.size(); i++) {
          for (int j = 0; j < i; j++) {
            Combination pair =
                Combination.ofStreams(
                    List.of(
                        Deployment.of(ENGINES.get(i).id(), batch),
                        Deployment.of(ENGINES.get(j).id(), batch)));
            RunRequest request =
                RunRequest.closedLoop(GPU.id(), pair, 0, StopRule.after(3_000_000), 1);
            measured.add(
                bench.measure(request, new RunControl(), SpanSink.none(), Progress.none()));
          }
        }
      }
    }
    return measured;
  }
}
