package io.optimum.workbench.cli.study;

import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.ValidationReport;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.study.ValidateStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "validate-simulator",
    description = {
      "Hold the simulated GPU against co-location that others measured on a real one.",
      "A CSV table is taken for mixes of the DISB benchmark, with its folder workloads "
          + "beside it; a folder for the tables of ParvaGPU."
    },
    footer = {
      "",
      "Examples:",
      "  optimum validate-simulator --data disb-rtx3080/disb_rtx3080_nway.csv --json",
      "  optimum validate-simulator --data parvagpu-a100"
    })
public final class ValidateCommand extends StepCommand {
  private static final GpuId DISB_GPU = new GpuId("rtx-3080");
  private static final GpuId PARVA_GPU = new GpuId("a100-80gb-sxm");
  private static final double SECONDS_MIN = 0.1;
  private static final double SECONDS_MAX = 60;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH",
      description = "CSV table of DISB, or folder of ParvaGPU.")
  Path data = Path.of("");

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "Which serving system of a DISB table; default: ${DEFAULT-VALUE}.")
  String system = "trt";

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Device time of each run, at most 60; default: 10 (DISB), 2 (ParvaGPU).")
  @Nullable Double seconds;

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default: ${DEFAULT-VALUE}.")
  long seed = 1;

  public ValidateCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(data)) {
      throw new UsageException(
          "--data %s: there is no such file or folder. Name a DISB table or a ParvaGPU folder."
              .formatted(data));
    }
    boolean copies = Files.isDirectory(data);
    ValidationReport report =
        copies
            ? steps.validating().copies(data, with(PARVA_GPU, 2), output.progress())
            : steps.validating().mixes(data, system, with(DISB_GPU, 10), output.progress());
    print(() -> ValidationJson.of(report), () -> ValidationText.lines(report));
    return ExitCode.OK;
  }

  private ValidateStep.Simulated with(GpuId id, double fallbackSeconds) {
    GpuSpec gpu = steps.gpus().require(Project.empty("validation"), id);
    double used = seconds == null ? fallbackSeconds : seconds;
    long nanos = OptionValues.nanos("--seconds", used, SECONDS_MIN, SECONDS_MAX);
    return new ValidateStep.Simulated(gpu, nanos, seed);
  }
}
