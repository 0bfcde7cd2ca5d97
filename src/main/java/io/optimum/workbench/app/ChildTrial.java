package io.optimum.workbench.app;

import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceChoice.Place;
import io.optimum.workbench.device.EngineTrial;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.evidence.EngineVerdict;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Tries an engine in a process of its own, with the TensorRT that its header names; on another
/// machine the program there does, and reads the engine from its standard input.
final class ChildTrial implements EngineTrial {
  private static final String HERE = "--in-this-process";

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
    return switch (request.gpu()) {
      case DeviceAddress.Agent(Place.Host host, DeviceAddress gpu) ->
          elsewhere(host, gpu, request, progress);
      case DeviceAddress.Agent(Place.ThisMachine _, DeviceAddress gpu) ->
          here(gpu, request, progress);
      case DeviceAddress gpu -> here(gpu, request, progress);
    };
  }

  private EngineVerdict elsewhere(
      Place.Host host, DeviceAddress gpu, Request request, Progress progress) {
    ChildProgram there = hosts.apply(host).reading(request.engine().file());
    try {
      return ask(there, request, progress, "-", "--device", gpu.text());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "On %s: %s".formatted(host.destination(), e.getMessage()), e);
    }
  }

  private EngineVerdict here(DeviceAddress gpu, Request request, Progress progress) {
    ChildProgram program = programs.apply(TensorRtMajor.of(request.engine().tensorRtVersion()));
    String file = request.engine().file().toString();
    return gpu instanceof DeviceAddress.CudaUuid named
        ? ask(program.seeing(named.uuid()), request, progress, file, "--device", "cuda:0", HERE)
        : ask(program, request, progress, file, "--device", gpu.text(), HERE);
  }

  private static EngineVerdict ask(
      ChildProgram program, Request request, Progress progress, String... engine) {
    List<String> command = new ArrayList<>(List.of("doctor", "--engine"));
    command.addAll(List.of(engine));
    command.addAll(List.of("--inferences", String.valueOf(request.inferences())));
    return program
        .ask(command, Answer.class, "Trying " + request.engine().file(), progress)
        .verdict();
  }
}
