package io.optimum.workbench.app;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.replay.RecordingGpu;
import io.optimum.workbench.device.replay.ReplayGpu;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;

/// Opens each kind of device.
final class Devices implements DeviceOpener {
  @Override
  public GpuDevice open(DeviceChoice choice) {
    return switch (choice) {
      case DeviceChoice.Simulated simulated ->
          new SimulatedGpu(
              simulated.gpu(), SimulatorOptions.standard().without(simulated.without()));
      case DeviceChoice.Replayed replayed -> ReplayGpu.open(replayed.folder(), new JsonCodec());
      case DeviceChoice.Recorded recorded ->
          new RecordingGpu(
              open(recorded.device()), recorded.folder(), recorded.engines(), new JsonCodec());
    };
  }
}
