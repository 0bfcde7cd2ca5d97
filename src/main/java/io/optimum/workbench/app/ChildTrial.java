package io.optimum.workbench.app;

import io.optimum.workbench.device.EngineTrial;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import io.optimum.workbench.domain.evidence.EngineVerdict;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.function.Function;

/// Tries an engine in a process of its own, with the TensorRT that its header names.
final class ChildTrial implements EngineTrial {
  private final Function<TensorRtMajor, ChildProgram> programs;

  /// What the child prints.
  record Answer(String engine, String tensorRtVersion, EngineVerdict verdict) {}

  /// @param programs this program with the bindings and libraries of a TensorRT; throws where there
  ///   is none
  ChildTrial(Function<TensorRtMajor, ChildProgram> programs) {
    this.programs = programs;
  }

  @Override
  public EngineVerdict attempt(Request request, Progress progress) {
    List<String> command =
        List.of(
            "doctor",
            "--engine",
            request.engine().file().toString(),
            "--device",
            "cuda:" + request.gpuOrdinal(),
            "--inferences",
            String.valueOf(request.inferences()),
            "--in-this-process");
    return programs
        .apply(TensorRtMajor.of(request.engine().tensorRtVersion()))
        .ask(command, Answer.class, "Trying " + request.engine().file(), progress)
        .verdict();
  }
}
