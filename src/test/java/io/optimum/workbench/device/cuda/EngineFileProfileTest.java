package io.optimum.workbench.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.device.cuda.run.FakeGpu;
import io.optimum.workbench.device.cuda.run.trace.KernelSpan;
import io.optimum.workbench.device.cuda.run.trace.KernelTracer;
import io.optimum.workbench.device.replay.RecordingGpu;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.engine.KernelLaunch.Extent;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.importer.FileImporter;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.recording.RecordingImporter;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.engines.ImportStep;
import io.optimum.workbench.workflow.record.ProfileStep;
import io.optimum.workbench.workflow.record.ProfileStep.Profiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An engine file and nothing else, profiled on a fake GPU whose kernels are seen.
class EngineFileProfileTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final long INFERENCE_NANOS = 1_000_000;
  private static final KernelLaunch LARGE = launch(264, 168, 98_304);
  private static final KernelLaunch SMALL = launch(20, 32, 0);

  @TempDir private Path folder;
  private final FakeGpu fake = new FakeGpu();
  private final ImportStep importing =
      new ImportStep(
          new RecordingImporter(
              CODEC, new FileImporter(new GpuSheets(CODEC).shipped(), FakeGpu.GPU.id())));

  private static KernelLaunch launch(int blocks, int registers, int sharedBytes) {
    return new KernelLaunch.Observed(
        new Extent(blocks, 1, 1), new Extent(128, 1, 1), registers, 0, sharedBytes);
  }

  /// Two kernels of half a millisecond, one after the other, as long as the run goes.
  private final class Halves implements KernelTracer {
    private static final long HALF_NANOS = INFERENCE_NANOS / 2;
    private long origin;
    private long next;
    private boolean tracing;

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public String reason() {
      return "halves";
    }

    @Override
    public void begin(long originNanos) {
      origin = originNanos;
      next = 0;
      tracing = true;
    }

    @Override
    public void stream(CudaStream stream, int lane) {}

    @Override
    public List<KernelSpan> drain() {
      List<KernelSpan> seen = new ArrayList<>();
      double now = fake.driver.nowNanos() - origin;
      for (; tracing && (next + 1) * HALF_NANOS <= now; next++) {
        boolean first = next % 2 == 0;
        seen.add(
            new KernelSpan(
                0,
                SpanKind.KERNEL,
                first ? "sm90_xmma_gemm" : "sm90_scale",
                first ? LARGE : SMALL,
                next * HALF_NANOS,
                (next + 1) * HALF_NANOS));
      }
      return seen;
    }

    @Override
    public List<KernelSpan> end() {
      List<KernelSpan> rest = drain();
      tracing = false;
      return rest;
    }

    @Override
    public long dropped() {
      return 0;
    }
  }

  private GpuDevice open(DeviceChoice choice) {
    return choice instanceof DeviceChoice.Recorded recorded
        ? new RecordingGpu(open(recorded.device()), recorded.folder(), recorded.engines(), CODEC)
        : new CudaGpu(fake.device(), new Scope());
  }

  /// A header of TensorRT 8.6 and nothing else.
  private Path plan() throws IOException {
    byte[] head = new byte[4096];
    System.arraycopy(new byte[] {'f', 't', 'r', 't'}, 0, head, 0, 4);
    System.arraycopy(new byte[] {8, 6, 1}, 0, head, 24, 3);
    return Files.write(folder.resolve("net-fp16.plan"), head);
  }

  private Profiled profile() throws IOException {
    GpuLibrary gpus = new GpuLibrary(List.of(FakeGpu.GPU));
    MeasureStep measuring = new MeasureStep(this::open, gpus, InstantSource.system(), 1);
    ProfileStep profiling = new ProfileStep(measuring, importing);
    ImportResult read = importing.read(List.of(plan()), Progress.none());
    Project project = importing.add(Project.empty("bare"), read);
    ProfileKey key = new ProfileKey(new EngineId("net-fp16"), FakeGpu.GPU.id(), 1);
    Project with =
        profiling.with(project, project.engines().getFirst().planFile().orElseThrow(), key);
    return profiling.profile(with, key, 1, Progress.none());
  }

  @Test
  void itsKernelsAreThoseThatWereSeenWithTheirTimesAndLaunches() throws IOException {
    fake.tracedBy(new Halves(), INFERENCE_NANOS);
    EngineProfile profile = profile().profile();
    assertThat(profile.origin()).isEqualTo(ProfileOrigin.TRACED);
    assertThat(profile.kernels())
        .extracting(KernelProfile::name)
        .containsExactlyInAnyOrder("sm90_xmma_gemm", "sm90_scale");
    assertThat(kernel(profile, "sm90_xmma_gemm").blocks()).isEqualTo(264);
    assertThat(kernel(profile, "sm90_xmma_gemm").registersPerThread()).isEqualTo(168);
    assertThat(kernel(profile, "sm90_xmma_gemm").sharedMemoryPerBlockBytes()).isEqualTo(98_304);
    assertThat(kernel(profile, "sm90_scale").threadsPerBlock()).isEqualTo(128);
    assertThat(profile.kernels())
        .allSatisfy(each -> assertThat(each.soloNanos()).isEqualTo(INFERENCE_NANOS / 2));
    assertThat(profile.weightBytes()).isEqualTo(4096);
    assertThat(profile.source())
        .contains("kernels, their times and launches", "assumed", "as large as the engine file")
        .doesNotContain("stands in");
  }

  private static KernelProfile kernel(EngineProfile profile, String name) {
    return profile.kernels().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSimulatorRunsWhatWasMeasured() throws IOException {
    fake.tracedBy(new Halves(), INFERENCE_NANOS);
    EngineProfile profile = profile().profile();
    RunRequest request =
        RunRequest.closedLoop(
            FakeGpu.GPU.id(),
            Combination.ofStreams(List.of(Deployment.of(profile.key().engine(), 1))),
            0,
            StopRule.after(50 * INFERENCE_NANOS),
            1);
    try (GpuDevice simulated = new SimulatedGpu(FakeGpu.GPU, SimulatorOptions.standard())) {
      simulated.load(profile);
      double median = simulated.run(request).deployments().getFirst().latency().p50Nanos();
      assertThat(median).isBetween(0.95 * INFERENCE_NANOS, 1.1 * INFERENCE_NANOS);
    }
  }

  @Test
  void withoutATracerThereIsALatencyAndNoProfile() {
    fake.tracedBy(KernelTracer.none("There is no CUPTI."), INFERENCE_NANOS);
    assertThatThrownBy(this::profile)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "net-fp16", "p50 1.000 ms", "its kernels were not seen", "optimum doctor");
  }
}
