package io.optimum.workbench.cli.measure;

import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "measurements",
    description = {
      "List what a project has measured, and what load generators reported.",
      "Load generators of inference servers are Model Analyzer and perf_analyzer."
    },
    footer = {
      "",
      "Examples:",
      "  optimum import results/*.csv --into my-project",
      "  optimum measurements my-project"
    })
public final class MeasurementsCommand extends StepCommand {
  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  /// @param measured by this program, or a copy of it
  /// @param served reported by load generators
  record MeasurementsJson(List<Measurement> measured, List<ServedJson> served) {}

  /// @param slowdowns per model, null where no report has it alone, asked the same way
  record ServedJson(ServedMeasurement measurement, List<Double> slowdowns) {}

  public MeasurementsCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    Project project = open(folder);
    if (common.json) {
      output.json(
          new MeasurementsJson(
              project.measurements(),
              project.served().stream().map(each -> json(each, project)).toList()));
      return ExitCode.OK;
    }
    if (project.measurements().isEmpty() && project.served().isEmpty()) {
      output.line(
          "Nothing is measured yet. `optimum measure %s` measures all pairs.".formatted(folder));
    }
    MeasurementsText.measured(project.measurements()).forEach(output::line);
    MeasurementsText.served(project.served()).forEach(output::line);
    return ExitCode.OK;
  }

  private static ServedJson json(ServedMeasurement each, Project project) {
    List<Double> slowdowns = new java.util.ArrayList<>();
    for (int i = 0; i < each.models().size(); i++) {
      slowdowns.add(each.slowdown(i, project.served()).orElse(null));
    }
    return new ServedJson(each, slowdowns);
  }
}
