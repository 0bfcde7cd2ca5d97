package io.optimum.workbench.device.tensorrt;

import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.task.Progress;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A real GPU, opened by the agent whose TensorRT the engines of a run need. An agent has one
/// TensorRT; when a run needs the other, that agent is closed and another opens the GPU.
public final class MatchedGpu implements GpuDevice {
  private final Function<TensorRtMajor, GpuDevice> agents;
  private final Map<ProfileKey, Loaded> engines = new TreeMap<>();
  private TensorRtMajor major = TensorRtMajor.EIGHT;
  private @Nullable GpuDevice opened;

  private record Loaded(EngineProfile profile, @Nullable EngineBinary binary) {
    TensorRtMajor major() {
      if (binary == null) {
        throw new IllegalStateException("A profile needs no TensorRT.");
      }
      return TensorRtMajor.of(binary.tensorRtVersion());
    }

    void loadInto(GpuDevice device) {
      if (binary == null) {
        device.load(profile);
      } else {
        device.load(profile, binary);
      }
    }
  }

  /// Opens the GPU with the TensorRT of the program's own bindings.
  ///
  /// @param agents opens the GPU with a TensorRT; throws where there is none
  public MatchedGpu(Function<TensorRtMajor, GpuDevice> agents) {
    this.agents = agents;
    opened = agents.apply(major);
  }

  private GpuDevice device() {
    GpuDevice device = opened;
    if (device == null) {
      device = agents.apply(major);
      opened = device;
      GpuDevice fresh = device;
      engines.values().forEach(each -> each.loadInto(fresh));
    }
    return device;
  }

  @Override
  public DeviceCapabilities capabilities() {
    return device().capabilities();
  }

  @Override
  public RunConditions look() {
    return device().look();
  }

  @Override
  public void load(EngineProfile profile) {
    keep(new Loaded(profile, null));
  }

  @Override
  public void load(EngineProfile profile, EngineBinary binary) {
    keep(new Loaded(profile, binary));
  }

  private void keep(Loaded engine) {
    GpuDevice device = device();
    engines.put(engine.profile.key(), engine);
    engine.loadInto(device);
  }

  /// @throws IllegalArgumentException when the engines need two TensorRTs, or one that is not there
  @Override
  public RunResult run(RunRequest request, RunControl control, SpanSink spans, Progress progress) {
    TensorRtMajor needed = needed(request);
    if (needed != major) {
      close();
      major = needed;
    }
    return device().run(request, control, spans, progress);
  }

  private TensorRtMajor needed(RunRequest request) {
    Loaded first = null;
    for (var deployment : request.combination().deployments()) {
      Loaded engine =
          engines.get(new ProfileKey(deployment.engine(), request.gpu(), deployment.batchSize()));
      if (engine == null || engine.binary == null) {
        continue;
      }
      if (first != null && first.major() != engine.major()) {
        throw new IllegalArgumentException(
            "The engine %s needs %s and %s needs %s; two TensorRTs cannot be in one process. Run them apart, or build one of them again."
                .formatted(
                    first.profile.key().engine(),
                    first.major(),
                    engine.profile.key().engine(),
                    engine.major()));
      }
      first = engine;
    }
    return first == null ? major : first.major();
  }

  @Override
  public void close() {
    GpuDevice device = opened;
    opened = null;
    if (device != null) {
      device.close();
    }
  }
}
