package io.optimum.workbench.app;

import io.optimum.workbench.device.EngineBuilder;
import io.optimum.workbench.domain.engine.BuildRequest;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.Locale;

/// Builds an engine in a process of its own: this program again, with `build --in-this-process`.
final class ChildBuilder implements EngineBuilder {
  private final ChildProgram program;

  ChildBuilder(ChildProgram program) {
    this.program = program;
  }

  @Override
  public Built build(BuildRequest request, Progress progress) {
    return program.ask(
        command(request), Built.class, "Building " + request.engine().value(), progress);
  }

  private static List<String> command(BuildRequest request) {
    return List.of(
        "build",
        request.network().toString(),
        "--precision",
        request.precision().name().toLowerCase(Locale.ROOT),
        "--batch",
        String.join(",", request.batchSizes().stream().map(String::valueOf).toList()),
        "--device",
        "cuda:" + request.gpuOrdinal(),
        "--out",
        request.folder().toString(),
        "--in-this-process");
  }
}
