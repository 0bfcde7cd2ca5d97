package io.optimum.workbench.profiling;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.task.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Every inference takes a millisecond per deployment of the combination, times noise that the seed
/// decides.
public final class FakeGpu implements GpuDevice {
  private final double noiseFraction;
  private final Behaviour behaviour;
  private final AtomicInteger runs = new AtomicInteger();
  private Duration closing = Duration.ZERO;
  private volatile boolean closed;

  /// What a run does besides giving numbers.
  @FunctionalInterface
  public interface Behaviour {
    void during(RunRequest request, Progress progress);
  }

  public FakeGpu() {
    this(0, (_, _) -> {});
  }

  public FakeGpu(double noiseFraction, Behaviour behaviour) {
    this.noiseFraction = noiseFraction;
    this.behaviour = behaviour;
  }

  /// A device that takes a while to close, as one that records does.
  static FakeGpu closingIn(Duration time) {
    FakeGpu gpu = new FakeGpu();
    gpu.closing = time;
    return gpu;
  }

  int runs() {
    return runs.get();
  }

  @Override
  public DeviceCapabilities capabilities() {
    return new DeviceCapabilities(
        "fake", Sheets.A100, Provenance.SIMULATED, Set.of(Sharing.STREAMS), false, false, "1");
  }

  @Override
  public void load(EngineProfile profile) {}

  @Override
  public RunResult run(RunRequest request, RunControl control, SpanSink spans, Progress progress) {
    behaviour.during(request, progress);
    runs.incrementAndGet();
    double noise = new SplittableRandom(request.seed()).nextGaussian() * noiseFraction;
    double nanos = 1e6 * request.combination().size() * Math.exp(noise);
    LatencySummary latency = new LatencySummary(nanos, nanos, nanos, nanos, nanos, 0, 30);
    List<DeploymentResult> results =
        request.combination().deployments().stream()
            .map(each -> new DeploymentResult(each, latency, latency, 1e9 / nanos, 0))
            .toList();
    return new RunResult(
        request, results, request.stop().maxNanos(), 1, 0, true, 0, Provenance.SIMULATED);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    try {
      Thread.sleep(closing);
      closed = true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
