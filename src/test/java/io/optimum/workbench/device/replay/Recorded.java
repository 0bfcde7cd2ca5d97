package io.optimum.workbench.device.replay;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.recording.RecordingFolder;
import io.optimum.workbench.device.WallClock;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.importer.EngineImporter;
import io.optimum.workbench.importer.ImportResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Recordings of two generated engines on a simulated A100.
final class Recorded {
  static final JsonCodec CODEC = new JsonCodec();
  static final EngineProfile A = GeneratedEngines.engine("a", 1);
  static final EngineProfile B = GeneratedEngines.engine("b", 2);
  static final long MILLIS = 1_000_000;

  private Recorded() {}

  /// An importer that finds nothing.
  static EngineImporter noOthers() {
    return (_, _) -> new ImportResult(List.of(), List.of(), List.of(), List.of());
  }

  static Deployment of(EngineProfile profile) {
    return Deployment.of(profile.key().engine(), profile.key().batchSize());
  }

  static RunRequest request(Deployment... deployments) {
    return RunRequest.closedLoop(
        GeneratedEngines.A100.id(),
        Combination.ofStreams(Arrays.asList(deployments)),
        5 * MILLIS,
        StopRule.after(15 * MILLIS),
        1);
  }

  static SimulatedGpu simulated() {
    SimulatedGpu gpu = new SimulatedGpu(GeneratedEngines.A100, SimulatorOptions.standard());
    gpu.load(A);
    gpu.load(B);
    return gpu;
  }

  /// Records the runs of these requests.
  static List<RunResult> record(Path folder, RunRequest... requests) {
    List<RunResult> results = new ArrayList<>();
    try (RecordingGpu gpu = new RecordingGpu(simulated(), folder, List.of(), CODEC)) {
      gpu.load(A);
      gpu.load(B);
      for (RunRequest each : requests) {
        results.add(gpu.run(each));
      }
    }
    return results;
  }

  static ReplayGpu replay(Path folder, WallClock clock) {
    return new ReplayGpu(
        RecordingFolder.find(folder).stream()
            .map(each -> RecordingFolder.read(each, CODEC))
            .toList(),
        clock);
  }
}
