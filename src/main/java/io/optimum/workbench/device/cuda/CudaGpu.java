package io.optimum.workbench.device.cuda;

import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.device.cuda.run.CudaRun;
import io.optimum.workbench.device.cuda.run.LoadedEngine;
import io.optimum.workbench.device.cuda.run.RunDevice;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.task.Progress;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A real GPU behind the port. Engines are executed where there is a file, else their kernels are
/// re-enacted from the profile.
public final class CudaGpu implements GpuDevice {
  private static final double MIB = 1 << 20;
  private final RunDevice device;
  private final Scope scope;
  private final Map<ProfileKey, LoadedEngine> loaded = new TreeMap<>();
  private @Nullable CudaException lost;

  /// Opened by [CudaOpener].
  ///
  /// @param scope what is closed with this device: source, driver, libraries
  public CudaGpu(RunDevice device, Scope scope) {
    this.device = device;
    this.scope = scope;
  }

  @Override
  public DeviceCapabilities capabilities() {
    return new DeviceCapabilities(
        device.driver().gpu().name(),
        device.gpu(),
        Provenance.MEASURED,
        sharing(),
        device.tracer().isAvailable(),
        true,
        "%s, %s, %s"
            .formatted(
                device.driver().version(), device.source().version(), device.tracer().reason()));
  }

  private Set<Sharing> sharing() {
    Set<Sharing> sharing = EnumSet.of(Sharing.STREAMS);
    if (device.driver().hasPartitions()) {
      sharing.add(Sharing.GREEN_CONTEXT);
    }
    return sharing;
  }

  @Override
  public RunConditions look() {
    return device.monitor().look();
  }

  @Override
  public void load(EngineProfile profile) {
    keep(profile, null);
  }

  @Override
  public void load(EngineProfile profile, EngineBinary binary) {
    keep(profile, binary);
  }

  private void keep(EngineProfile profile, @Nullable EngineBinary binary) {
    if (!profile.key().gpu().equals(device.gpu().id())) {
      throw new IllegalArgumentException(
          "The profile of %s cannot run on %s. Take a profile of this GPU."
              .formatted(profile.key(), device.gpu().id()));
    }
    loaded.put(profile.key(), new LoadedEngine(profile, binary));
  }

  @Override
  public RunResult run(RunRequest request, RunControl control, SpanSink sink, Progress progress) {
    if (lost != null) {
      throw new DeviceFaultException(
          "The GPU was lost in an earlier run: %s".formatted(lost.getMessage()), lost);
    }
    check(request);
    try {
      device.driver().attach();
      return new CudaRun(device, request, loaded, sink).run(control, progress);
    } catch (CudaException e) {
      if (e.isSticky()) {
        lost = e;
      }
      throw e.isOutOfMemory()
          ? outOfMemory(e)
          : new DeviceFaultException(String.valueOf(e.getMessage()), e);
    }
  }

  private InfeasibleException outOfMemory(CudaException e) {
    return new InfeasibleException(
        "%s On %s, %.0f of %.0f MiB are free now."
            .formatted(
                e.getMessage(),
                device.gpu().name(),
                device.driver().freeBytes() / MIB,
                device.gpu().memoryBytes() / MIB));
  }

  private void check(RunRequest request) {
    if (!request.gpu().equals(device.gpu().id())) {
      throw new IllegalArgumentException(
          "The GPU is %s, not %s.".formatted(device.gpu().id(), request.gpu()));
    }
    Sharing sharing = request.combination().sharing();
    if (!sharing().contains(sharing)) {
      throw new IllegalArgumentException(
          "This device cannot share by %s; it can by %s."
              .formatted(
                  sharing.word(),
                  sharing().stream().map(Sharing::word).collect(Collectors.joining(" or "))));
    }
    for (Deployment each : request.combination().deployments()) {
      if (each.smShareFraction() < 1 && !sharing.hasSmShares()) {
        throw new IllegalArgumentException(
            "The smShareFraction (%s) of %s has no meaning under sharing by %s. Share by GREEN_CONTEXT."
                .formatted(each.smShareFraction(), each.engine(), sharing));
      }
    }
  }

  /// Whatever thread closes it gets the context first. Of a lost GPU nothing can be closed, which
  /// is no news; the end of the process does it.
  @Override
  public void close() {
    loaded.clear();
    try (scope) {
      device.driver().attach();
    } catch (CudaException e) {
      if (lost == null) {
        throw e;
      }
    }
  }
}
