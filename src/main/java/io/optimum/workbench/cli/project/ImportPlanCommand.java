package io.optimum.workbench.cli.project;

import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.plan.EngineMatch;
import io.optimum.workbench.workflow.plan.ImportPlanStep;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import-plan",
    description = "Take a plan that was exported elsewhere into a project, with its provenance.",
    footer = {
      "",
      "Engines are found by the SHA-256 of their binary. Ends with 1 when one is missing or "
          + "is another binary; the plan is in the project then.",
      "",
      "Example:",
      "  optimum import-plan deploy/plan.json --into my-project"
    })
public final class ImportPlanCommand extends StepCommand {
  @Parameters(paramLabel = "FILE", description = "plan.json of an export.")
  Path file = Path.of("");

  @Option(
      names = "--into",
      required = true,
      paramLabel = "PROJECT",
      description = "Project folder.")
  Path into = Path.of("");

  /// @param from project in which the plan was made
  record ImportPlanJson(String from, List<EngineMatch> engines, List<Problem> problems) {}

  public ImportPlanCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    Project project = open(into);
    ImportPlanStep.Imported imported = steps.importingPlans().read(file, project);
    steps.importingPlans().save(imported, into);
    output.problems(imported.problems());
    if (common.json) {
      output.json(
          new ImportPlanJson(
              imported.exported().project(), imported.engines(), imported.problems()));
    } else {
      imported.engines().forEach(each -> output.line(each.text()));
      output.line(
          "Imported the plan of the project %s into %s."
              .formatted(imported.exported().project(), into));
    }
    boolean lost =
        imported.engines().stream()
            .map(EngineMatch::kind)
            .anyMatch(each -> each == EngineMatch.Kind.MISSING || each == EngineMatch.Kind.CHANGED);
    return lost ? ExitCode.FAILED : ExitCode.OK;
  }
}
