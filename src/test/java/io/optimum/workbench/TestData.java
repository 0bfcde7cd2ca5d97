package io.optimum.workbench;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.project.Project;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Small made-up engines and measurements for tests.
public final class TestData {
  public static final GpuId A100 = new GpuId("a100-80gb-pcie");

  private TestData() {}

  public static Engine engine(String id) {
    return new Engine(new EngineId(id), id, Precision.FP16, null);
  }

  /// `kernels` equal kernels of 10 µs and 54 blocks.
  public static EngineProfile profile(String engine, int batchSize, int kernels) {
    return new EngineProfile(
        new ProfileKey(new EngineId(engine), A100, batchSize),
        ProfileOrigin.DERIVED,
        new SoloLatency.Measured(kernels * 11_000L, 100),
        0,
        1 << 20,
        1 << 20,
        600_000L * batchSize,
        4_000L * batchSize,
        IntStream.range(0, kernels).mapToObj(TestData::kernel).toList(),
        "made up for tests");
  }

  private static KernelProfile kernel(int index) {
    return new KernelProfile(
        "kernel" + index,
        "layer" + index,
        10_000,
        54,
        256,
        64,
        16_384,
        1e8,
        Pipe.FP16_TENSOR,
        1e6,
        2e6,
        1e6);
  }

  /// A project with two engines at batches 1 and 8.
  public static Project project() {
    return Project.empty("two engines")
        .withEngines(
            List.of(engine("alpha"), engine("beta")),
            List.of(
                profile("alpha", 1, 5),
                profile("alpha", 8, 6),
                profile("beta", 1, 20),
                profile("beta", 8, 21)));
  }

  /// So many engines, `e000` and on.
  public static Project projectOf(int count) {
    List<String> ids = IntStream.range(0, count).mapToObj("e%03d"::formatted).toList();
    return Project.empty("many engines")
        .withEngines(
            ids.stream().map(TestData::engine).toList(),
            ids.stream().map(id -> profile(id, 1, 2)).toList());
  }

  /// The pair of [#project], made-up numbers.
  public static Measurement measurement(long seed) {
    Combination pair =
        Combination.ofStreams(
            List.of(
                Deployment.of(new EngineId("alpha"), 1), Deployment.of(new EngineId("beta"), 8)));
    RunRequest request = RunRequest.closedLoop(A100, pair, 0, StopRule.after(1_000_000), seed);
    return new Measurement(
        new RunResult(
            request,
            List.of(result(pair, 0, 80_000), result(pair, 1, 300_000)),
            1_000_000,
            0.8,
            0.1,
            true,
            0,
            Provenance.SIMULATED),
        List.of(result(pair, 0, 55_000), result(pair, 1, 231_000)),
        List.of(profile("alpha", 1, 5).fingerprint(), profile("beta", 8, 21).fingerprint()));
  }

  private static DeploymentResult result(Combination pair, int index, double nanos) {
    LatencySummary latency =
        new LatencySummary(nanos, nanos, nanos * 1.1, nanos * 1.2, nanos * 1.3, nanos * 0.01, 30);
    return new DeploymentResult(pair.deployments().get(index), latency, latency, 1e9 / nanos, 0);
  }

  /// The engines of the sample project in FP16 at batches 1 to 32.
  public static List<EngineProfile> sampleEngines(GpuSpec gpu) {
    return NetworkCatalogue.SAMPLE.stream()
        .map(NetworkCatalogue::require)
        .flatMap(network ->
            Stream.of(1, 2, 4, 8, 16, 32)
                .map(batch -> ModelledEngines.profile(network, gpu, batch, Precision.FP16)))
        .toList();
  }
}
