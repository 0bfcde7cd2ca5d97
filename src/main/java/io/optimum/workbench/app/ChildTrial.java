package io.optimum.workbench.app;

import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceChoice.Place;
import io.optimum.workbench.device.EngineTrial;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.evidence.EngineVerdict;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Tries an engine in a process of its own, with the TensorRT that its header names; on another
/// machine the program there does, and reads the engine from its standard input.
final class ChildTrial implements EngineTrial {
  private final Function<TensorRtMajor, ChildProgram> programs;
  private final Function<Place.Host, ChildProgram> hosts;

  /// What the child prints.
  record Answer(String engine, String tensorRtVersion, EngineVerdict verdict) {}

  /// @param programs this program with the bindings and libraries of a TensorRT; throws where there
  ///   is none
  /// @param hosts the program on another machine
  ChildTrial(
      Function<TensorRtMajor, ChildProgram> programs, Function<Place.Host, ChildProgram> hosts) {
    this.programs = programs;
    this.hosts = hosts;
  }

  @Override
  public EngineVerdict attempt(Request request, Progress progress) {
    DeviceAddress gpu =
        request.gpu() instanceof DeviceAddress.Agent agent ? agent.device() : request.gpu();
    Path file = request.engine().file();
    ChildProgram program;
    List<String> command = new ArrayList<>(List.of("doctor", "--engine"));
    if (request.gpu() instanceof DeviceAddress.Agent(Place.Host host, _)) {
      program = hosts.apply(host).reading(file);
      command.addAll(List.of("-", "--device", gpu.text()));
    } else {
      program = programs.apply(TensorRtMajor.of(request.engine().tensorRtVersion()));
      if (gpu instanceof DeviceAddress.CudaUuid named) {
        program = program.seeing(named.uuid());
      }
      int ordinal = gpu instanceof DeviceAddress.Cuda cuda ? cuda.ordinal() : 0;
      command.addAll(List.of(file.toString(), "--device", "cuda:" + ordinal, "--in-this-process"));
    }
    command.addAll(List.of("--inferences", String.valueOf(request.inferences())));
    return program.ask(command, Answer.class, "Trying " + file, progress).verdict();
  }
}
