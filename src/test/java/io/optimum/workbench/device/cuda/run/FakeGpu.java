package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.cuda.run.host.VirtualHost;
import io.optimum.workbench.device.cuda.run.trace.KernelTracer;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A fake GPU with engines, to run combinations on; whatever was opened must be closed.
public final class FakeGpu implements SpanSink {
  public static final GpuSpec GPU = Sheets.of("h100-sxm");
  public static final long MILLI = 1_000_000;
  public final FakeCudaDriver driver = new FakeCudaDriver();
  final FakeSource source = new FakeSource(driver);
  final VirtualHost host = new VirtualHost(driver);
  final RunControl control = new RunControl();
  final List<SpanBatch> spans = new ArrayList<>();
  private final SoloOutputs outputs = new SoloOutputs();
  final List<String> messages = new ArrayList<>();
  KernelTracer tracer = KernelTracer.none("There is no tracer.");
  BoardMonitor monitor = BoardMonitor.none("There is no board.");
  public Progress progress = (_, message) -> messages.add(message);
  private final Map<ProfileKey, LoadedEngine> loaded = new HashMap<>();

  /// Loads an engine that takes `nanos` per inference.
  FakeGpu engine(String name, int batch, long nanos) {
    return engine(name, batch, nanos, 0);
  }

  FakeGpu engine(String name, int batch, long nanos, long copyBytes) {
    EngineProfile profile = profile(name, batch, nanos, copyBytes);
    loaded.put(profile.key(), new LoadedEngine(profile, null));
    return this;
  }

  public static EngineProfile profile(String name, int batch, long nanos, long copyBytes) {
    return new EngineProfile(
        new ProfileKey(new EngineId(name), GPU.id(), batch),
        ProfileOrigin.TRACED,
        new SoloLatency.Measured(nanos, 100),
        0,
        1000,
        100,
        copyBytes,
        copyBytes,
        List.of(kernel(name, nanos)),
        "made up");
  }

  private static KernelProfile kernel(String name, long nanos) {
    return new KernelProfile(
        name, name, nanos, 100, 256, 32, 0, 1e6, Pipe.FP16_TENSOR, 1e6, 1e6, 1e6);
  }

  /// Closed loops without warm-up.
  public RunRequest request(long nanos, Deployment... deployments) {
    return RunRequest.closedLoop(
        GPU.id(), Combination.ofStreams(List.of(deployments)), 0, StopRule.after(nanos), 1);
  }

  public static Deployment deployment(String engine, int batch) {
    return Deployment.of(new EngineId(engine), batch);
  }

  /// The same with a board that is watched.
  public FakeGpu watchedBy(BoardMonitor board) {
    monitor = board;
    return this;
  }

  /// The same with engines that take at least as long, and their kernels seen.
  public FakeGpu tracedBy(KernelTracer seeing, long leastNanos) {
    tracer = seeing;
    source.leastNanos = leastNanos;
    return this;
  }

  /// For a device of its own.
  public RunDevice device() {
    return new RunDevice(GPU, driver, source, tracer, monitor, host, outputs);
  }

  /// The profile of an engine that takes `nanos`.
  public static EngineProfile profile(String name, int batch, long nanos) {
    return profile(name, batch, nanos, 0);
  }

  RunResult run(RunRequest request) {
    RunDevice device = device();
    return new CudaRun(device, request, loaded, this).run(control, progress);
  }

  @Override
  public void accept(SpanBatch batch) {
    spans.add(batch);
  }
}
