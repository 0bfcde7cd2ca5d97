package io.optimum.workbench.profiling;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Measures combinations on one open device: the co-located run, and each deployment alone with the
/// same settings and load. A solo run is made once and shared by all combinations that need it.
///
/// Belongs to one thread, like the device.
public final class Bench implements AutoCloseable {
  private final GpuDevice device;
  private final Profiles profiles;
  private final Map<RunRequest, RunResult> soloRuns = new HashMap<>();
  private long deviceNanos;

  public Bench(GpuDevice device, Profiles profiles) {
    this(device, profiles, Map.of());
  }

  /// @param binaries the engines themselves, where there are files
  public Bench(GpuDevice device, Profiles profiles, Map<EngineId, EngineBinary> binaries) {
    this.device = device;
    this.profiles = profiles;
    GpuId gpu = device.capabilities().gpu().id();
    profiles.byKey().values().stream()
        .filter(profile -> profile.key().gpu().equals(gpu))
        .forEach(profile -> load(profile, binaries.get(profile.key().engine())));
  }

  private void load(EngineProfile profile, @Nullable EngineBinary binary) {
    if (binary == null) {
      device.load(profile);
    } else {
      device.load(profile, binary);
    }
  }

  public GpuDevice device() {
    return device;
  }

  /// Whether a measurement is of the engines loaded here.
  boolean isOf(Measurement measurement) {
    return profiles.areOf(measurement);
  }

  private List<String> fingerprints(RunRequest request) {
    return request.combination().deployments().stream()
        .map(each -> profiles.require(each.engine(), request.gpu(), each.batchSize()))
        .map(EngineProfile::fingerprint)
        .toList();
  }

  /// Device time spent so far, warm-up included.
  public long deviceNanos() {
    return deviceNanos;
  }

  /// Solo runs first, then the co-located run with `control` and `spans`.
  public Measurement measure(
      RunRequest request, RunControl control, SpanSink spans, Progress progress) {
    int runs = request.combination().size() + 1;
    List<DeploymentResult> solo = new ArrayList<>();
    for (int i = 0; i < request.combination().size(); i++) {
      solo.add(solo(request, i, progress.step(i, runs)).deployments().getFirst());
    }
    RunResult together = run(request, control, spans, progress.step(runs - 1, runs));
    return new Measurement(together, solo, fingerprints(request));
  }

  private RunResult solo(RunRequest request, int index, Progress progress) {
    Combination alone = request.combination().solo(index);
    Load load = request.loads().get(index);
    RunRequest soloRequest =
        new RunRequest(
            request.gpu(),
            alone,
            List.of(load),
            request.hostThreads(),
            request.warmUpNanos(),
            request.stop(),
            0,
            false,
            request.seed());
    RunResult known = soloRuns.get(soloRequest);
    if (known == null) {
      known = run(soloRequest, new RunControl(), SpanSink.none(), progress);
      soloRuns.put(soloRequest, known);
    }
    return known;
  }

  private RunResult run(RunRequest request, RunControl control, SpanSink spans, Progress progress) {
    RunResult result = device.run(request, control, spans, progress);
    deviceNanos += result.elapsedNanos() + request.warmUpNanos();
    return result;
  }

  @Override
  public void close() {
    device.close();
  }
}
