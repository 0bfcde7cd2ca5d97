package io.optimum.workbench.device;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.task.Progress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps a device open from one use to the next, for work of several parts: opening a real GPU
/// starts a process, in which engines are loaded and calibrated. After a fault, or a run that was
/// stopped, the device is closed and the next use opens another.
public final class KeptDevice implements AutoCloseable {
  private @Nullable Lent kept;

  /// What opens devices, but for one that is kept. A second one that is open at the same time, or
  /// of another choice, is opened and closed as ever.
  public DeviceOpener around(DeviceOpener devices) {
    return new DeviceOpener() {
      @Override
      public GpuDevice open(DeviceChoice choice) {
        return open(choice, Progress.none());
      }

      @Override
      public GpuDevice open(DeviceChoice choice, Progress progress) {
        return lend(devices, choice, progress);
      }
    };
  }

  private synchronized GpuDevice lend(
      DeviceOpener devices, DeviceChoice choice, Progress progress) {
    if (kept != null && kept.inUse) {
      return devices.open(choice, progress);
    }
    if (kept == null || !kept.choice.equals(choice)) {
      close();
      kept = new Lent(choice, devices.open(choice, progress));
    }
    kept.inUse = true;
    return kept;
  }

  private synchronized void takeBack(Lent lent) {
    lent.inUse = false;
    if (lent.failed) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    Lent last = kept;
    kept = null;
    if (last != null) {
      last.device.close();
    }
  }

  private record Engine(EngineProfile profile, @Nullable EngineBinary binary) {}

  /// The device, in the hands of one user after the other.
  private final class Lent implements GpuDevice {
    private final DeviceChoice choice;
    private final GpuDevice device;
    private final Map<ProfileKey, Engine> loaded = new HashMap<>();
    private boolean inUse;
    private boolean failed;

    Lent(DeviceChoice choice, GpuDevice device) {
      this.choice = choice;
      this.device = device;
    }

    @Override
    public DeviceCapabilities capabilities() {
      return device.capabilities();
    }

    @Override
    public RunConditions look() {
      return device.look();
    }

    @Override
    public void load(EngineProfile profile) {
      if (isNew(new Engine(profile, null))) {
        device.load(profile);
      }
    }

    @Override
    public void load(EngineProfile profile, EngineBinary binary) {
      if (isNew(new Engine(profile, binary))) {
        device.load(profile, binary);
      }
    }

    private boolean isNew(Engine engine) {
      return !engine.equals(loaded.put(engine.profile.key(), engine));
    }

    @Override
    public RunResult run(
        RunRequest request, RunControl control, SpanSink spans, Progress progress) {
      boolean sound = false;
      try {
        RunResult result = device.run(request, control, spans, progress);
        sound = true;
        return result;
      } catch (IllegalArgumentException | InfeasibleException e) {
        sound = true;
        throw e;
      } finally {
        failed |= !sound;
      }
    }

    @Override
    public void close() {
      takeBack(this);
    }
  }
}
