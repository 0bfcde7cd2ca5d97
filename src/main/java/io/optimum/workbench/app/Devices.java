package io.optimum.workbench.app;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.agent.AgentGpu;
import io.optimum.workbench.device.agent.AgentLaunch;
import io.optimum.workbench.device.agent.message.Patience;
import io.optimum.workbench.device.replay.RecordingGpu;
import io.optimum.workbench.device.replay.ReplayGpu;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.device.tensorrt.MatchedGpu;
import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.task.Progress;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Opens each kind of device.
final class Devices implements DeviceOpener {
  private final JsonCodec codec;
  private final DeviceOpener single;

  /// @param single opens devices that are not recorded
  private Devices(JsonCodec codec, DeviceOpener single) {
    this.codec = codec;
    this.single = single;
  }

  /// For a process that loads CUDA itself: an agent.
  ///
  /// @param cuda opens real GPUs
  static Devices ofAgent(JsonCodec codec, DeviceOpener cuda) {
    return new Devices(codec, new Single(codec, cuda));
  }

  /// For the workbench, where a fault of a driver must not end what the user does: real GPUs are
  /// opened by an agent.
  static Devices ofWorkbench(JsonCodec codec) {
    return new Devices(codec, new Single(codec, null));
  }

  @Override
  public GpuDevice open(DeviceChoice choice) {
    return open(choice, Progress.none());
  }

  @Override
  public GpuDevice open(DeviceChoice choice, Progress progress) {
    return choice instanceof DeviceChoice.Recorded recorded
        ? new RecordingGpu(
            open(recorded.device(), progress), recorded.folder(), recorded.engines(), codec)
        : single.open(choice, progress);
  }

  @Override
  public DeviceOpener through(UnaryOperator<DeviceOpener> around) {
    return new Devices(codec, around.apply(single));
  }

  /// Opens what is not recorded.
  ///
  /// @param cuda opens real GPUs in this process; null = an agent does
  private record Single(JsonCodec codec, @Nullable DeviceOpener cuda) implements DeviceOpener {
    @Override
    public GpuDevice open(DeviceChoice choice) {
      return open(choice, Progress.none());
    }

    @Override
    public GpuDevice open(DeviceChoice choice, Progress progress) {
      return switch (choice) {
        case DeviceChoice.Simulated simulated ->
            new SimulatedGpu(
                simulated.gpu(), SimulatorOptions.standard().without(simulated.without()));
        case DeviceChoice.Replayed replayed -> ReplayGpu.open(replayed.folder(), codec);
        case DeviceChoice.Recorded recorded ->
            throw new IllegalArgumentException(
                "A recording of %s is no single device.".formatted(recorded.device()));
        case DeviceChoice.Cuda real ->
            cuda == null
                ? remote(
                    new DeviceChoice.Remote(new DeviceChoice.Place.ThisMachine(), real), progress)
                : cuda.open(real);
        case DeviceChoice.CudaUuid named ->
            remote(new DeviceChoice.Remote(new DeviceChoice.Place.ThisMachine(), named), progress);
        case DeviceChoice.Remote remote -> remote(remote, progress);
      };
    }

    private GpuDevice remote(DeviceChoice.Remote remote, Progress progress) {
      DeviceChoice.Place place = remote.place();
      DeviceChoice device = remote.device();
      return device instanceof DeviceChoice.Cuda || device instanceof DeviceChoice.CudaUuid
          ? new MatchedGpu(major -> agent(launch(place, major), device, progress))
          : agent(launch(place), device, progress);
    }

    private GpuDevice agent(AgentLaunch launch, DeviceChoice device, Progress progress) {
      return AgentGpu.open(launch, device, Patience.standard(), codec, progress);
    }
  }

  /// An agent of any device at a place.
  static AgentLaunch launch(DeviceChoice.Place place) {
    return switch (place) {
      case DeviceChoice.Place.ThisMachine _ -> AgentLaunch.child(ThisProgram.commandLine());
      case DeviceChoice.Place.Host host -> AgentLaunch.ssh(host);
    };
  }

  /// An agent with a TensorRT: here a process with its bindings and libraries, elsewhere the agent
  /// that the program there starts.
  private static AgentLaunch launch(DeviceChoice.Place place, TensorRtMajor major) {
    return switch (place) {
      case DeviceChoice.Place.ThisMachine _ -> launch(ThisProgram.tensorRts(), major);
      case DeviceChoice.Place.Host host when major == TensorRtMajor.EIGHT -> AgentLaunch.ssh(host);
      case DeviceChoice.Place.Host host ->
          AgentLaunch.ssh(host).withOptions("--tensorrt", String.valueOf(major.number()));
    };
  }

  /// Without TensorRT 8 profiles can still be re-enacted; the agent says what is missing when an
  /// engine is to run.
  static AgentLaunch launch(TensorRtFolders folders, TensorRtMajor major) {
    TensorRtFolders.Place found =
        major == TensorRtMajor.EIGHT ? folders.place(major) : folders.require(major);
    return AgentLaunch.child(ThisProgram.commandLine(found)).withEnvironment(found.environment());
  }
}
