package io.optimum.workbench.cli.machine;

import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.device.EngineBuilder.Built;
import io.optimum.workbench.domain.engine.BuildRequest;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "build",
    description = {
      "Build a TensorRT engine of an ONNX file on a GPU of this machine, in a process of its own.",
      "Beside the engine it leaves what is in it (layers) and a timing cache for the next build."
    },
    footer = {
      "",
      "Examples:",
      "  optimum build resnet50.onnx --precision fp16 --batch 1,4,16 --out engines",
      "  optimum import engines/resnet50-fp16.layers.json --into my-project"
    })
public final class BuildCommand extends StepCommand {
  private static final String CUDA = "cuda:";

  @Parameters(paramLabel = "MODEL.onnx", description = "The network.")
  Path network = Path.of("");

  @Option(names = "--precision", paramLabel = "TYPE", description = "fp16 (default) or fp32.")
  Precision precision = Precision.FP16;

  @Option(
      names = "--batch",
      split = ",",
      paramLabel = "N",
      description = "Batch sizes that the engine shall take; default: 1.")
  List<Integer> batch = List.of(1);

  @Option(names = "--device", paramLabel = "cuda:N", description = "Which GPU; default: cuda:0.")
  String device = "cuda:0";

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where it goes.")
  Path folder = Path.of("");

  @Option(names = "--in-this-process", hidden = true)
  boolean here;

  public BuildCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    var builder = here ? steps.gpuTools().builders().here() : steps.gpuTools().builders().child();
    Built built = builder.build(request(), output.progress());
    built.warnings().forEach(each -> output.note("warning: " + each));
    if (common.json) {
      output.json(built);
    } else {
      output.line(
          "%s  %.1f MB%n%s".formatted(built.engine(), built.engineBytes() / 1e6, built.layers()));
    }
    return ExitCode.OK;
  }

  private BuildRequest request() {
    String ordinal = device.startsWith(CUDA) ? device.substring(CUDA.length()) : "";
    if (!ordinal.matches("\\d{1,3}")) {
      throw new UsageException(
          "--device %s: engines are built on a GPU of this machine, such as cuda:0. On another machine, run `optimum build` there."
              .formatted(device));
    }
    if (!Files.isRegularFile(network)) {
      throw new UsageException("There is no network at %s.".formatted(network));
    }
    try {
      return new BuildRequest(network, precision, batch, Integer.parseInt(ordinal), folder);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
