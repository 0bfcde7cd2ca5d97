package io.optimum.workbench.device.replay;

import static io.optimum.workbench.device.replay.Recorded.A;
import static io.optimum.workbench.device.replay.Recorded.CODEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.codec.recording.RecordingFolder;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.TracingCost;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingCostTest {
  private static final RunRequest SOLO = Recorded.request(Recorded.of(A));

  @TempDir Path folder;

  /// A simulated GPU that says it is real, and that a trace makes a quarter slower.
  private static final class SlowTracer implements GpuDevice {
    private final GpuDevice device = Recorded.simulated();

    @Override
    public DeviceCapabilities capabilities() {
      DeviceCapabilities able = device.capabilities();
      return new DeviceCapabilities(
          able.name(),
          able.gpu(),
          Provenance.MEASURED,
          able.sharing(),
          able.kernelSpans(),
          able.steering(),
          able.version());
    }

    @Override
    public void load(EngineProfile profile) {
      device.load(profile);
    }

    @Override
    public RunResult run(
        RunRequest request, RunControl control, SpanSink spans, Progress progress) {
      RunResult result = device.run(request, control, spans, progress);
      return request.trace() ? slower(result) : result;
    }

    private static RunResult slower(RunResult result) {
      DeploymentResult only = result.deployments().getFirst();
      LatencySummary latency = only.latency();
      return new RunResult(
          result.request(),
          List.of(
              new DeploymentResult(
                  only.deployment(),
                  new LatencySummary(
                      latency.meanNanos() * 1.25,
                      latency.p50Nanos(),
                      latency.p95Nanos(),
                      latency.p99Nanos(),
                      latency.p999Nanos(),
                      latency.halfWidthNanos(),
                      latency.sampleCount()),
                  only.service(),
                  only.throughputPerSecond(),
                  only.dropped())),
          result.elapsedNanos(),
          result.smBusyFraction(),
          result.dramBusyFraction(),
          result.converged(),
          result.droppedSpans(),
          result.provenance(),
          result.conditions(),
          result.outputs());
    }

    @Override
    public void close() {
      device.close();
    }
  }

  private RunResult record(GpuDevice device, RunRequest request) {
    try (RecordingGpu gpu = new RecordingGpu(device, folder.resolve("r"), List.of(), CODEC)) {
      gpu.load(A);
      return gpu.run(request);
    }
  }

  private TracingCost recorded() {
    Recording recording = RecordingFolder.read(folder.resolve("r"), CODEC).recording();
    return recording.runs().getFirst().tracing();
  }

  @Test
  void aMeasurementIsMadeWithoutATraceAndTheRecordingSaysWhatTheTraceCost() {
    RunResult measured = record(new SlowTracer(), SOLO);
    RunResult untraced = Recorded.simulated().run(SOLO);
    assertThat(measured.deployments()).isEqualTo(untraced.deployments());
    assertThat(recorded()).isInstanceOf(TracingCost.Compared.class);
    TracingCost.Pair pair = ((TracingCost.Compared) recorded()).largest();
    assertThat(pair.fraction()).isCloseTo(0.25, within(1e-9));
    assertThat(recorded().words())
        .startsWith("Cost of tracing: +25.0 % of the mean latency")
        .contains("%d inferences traced".formatted(pair.tracedSamples()));
  }

  @Test
  void aRunToBeWatchedIsMadeOnce() {
    record(new SlowTracer(), SOLO.traced(0));
    assertThat(recorded().words()).contains("made to be watched, and not again without a trace");
  }

  @Test
  void onAComputedDeviceATraceTakesNoTime() {
    record(Recorded.simulated(), SOLO);
    assertThat(recorded().words()).contains("The device is computed");
  }
}
