package io.optimum.workbench.app;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.agent.AgentGpu;
import io.optimum.workbench.device.agent.AgentLaunch;
import io.optimum.workbench.device.agent.Patience;
import io.optimum.workbench.device.replay.RecordingGpu;
import io.optimum.workbench.device.replay.ReplayGpu;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.device.tensorrt.MatchedGpu;
import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;

/// Opens each kind of device.
final class Devices implements DeviceOpener {
  private final JsonCodec codec;
  private final DeviceOpener cuda;

  private Devices(JsonCodec codec, DeviceOpener cuda) {
    this.codec = codec;
    this.cuda = cuda;
  }

  /// For a process that loads CUDA itself: an agent.
  ///
  /// @param cuda opens real GPUs
  static Devices ofAgent(JsonCodec codec, DeviceOpener cuda) {
    return new Devices(codec, cuda);
  }

  /// For the workbench, where a fault of a driver must not end what the user does: real GPUs are
  /// opened by an agent.
  static Devices ofWorkbench(JsonCodec codec) {
    return new Devices(
        codec,
        choice ->
            remote(new DeviceChoice.Remote(new DeviceChoice.Place.ThisMachine(), choice), codec));
  }

  @Override
  public GpuDevice open(DeviceChoice choice) {
    return switch (choice) {
      case DeviceChoice.Simulated simulated ->
          new SimulatedGpu(
              simulated.gpu(), SimulatorOptions.standard().without(simulated.without()));
      case DeviceChoice.Replayed replayed -> ReplayGpu.open(replayed.folder(), codec);
      case DeviceChoice.Recorded recorded ->
          new RecordingGpu(open(recorded.device()), recorded.folder(), recorded.engines(), codec);
      case DeviceChoice.Cuda real -> cuda.open(real);
      case DeviceChoice.Remote remote -> remote(remote, codec);
    };
  }

  private static GpuDevice remote(DeviceChoice.Remote remote, JsonCodec codec) {
    return remote.device() instanceof DeviceChoice.Cuda
        ? new MatchedGpu(major -> agent(remote, launch(remote.place(), major), codec))
        : agent(remote, launch(remote.place()), codec);
  }

  private static GpuDevice agent(DeviceChoice.Remote remote, AgentLaunch launch, JsonCodec codec) {
    return AgentGpu.open(launch, remote.device(), Patience.standard(), codec);
  }

  private static AgentLaunch launch(DeviceChoice.Place place) {
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
