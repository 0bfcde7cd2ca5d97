package io.optimum.workbench.cli;

import io.optimum.workbench.domain.Plan;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "plan",
    description = {
      "Choose which engines share which GPU; the best candidates are measured.",
      "Stopped by Ctrl-C it gives the best plan so far (exit code 1). Every measurement is kept at",
      "once: the same command goes on where it was stopped or killed."
    },
    footer = {
      "",
      "Example:",
      "  optimum plan my-project --seed 7 --json",
      "  optimum plan my-project --objective fewest-gpus --gpus a100-80gb-pcie=8 \\",
      "      --demand resnet50=poisson:4000 --slo resnet50=20"
    })
final class PlanCommand implements Callable<Integer> {
  private final Steps steps;
  private final Output output;

  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default: the project's.")
  @Nullable Long seed;

  @Mixin DemandOptions demand = new DemandOptions();

  @Mixin DeviceOption device = new DeviceOption();

  @Mixin CommonOptions common = new CommonOptions();

  PlanCommand(Steps steps, Output output) {
    this.steps = steps;
    this.output = output;
  }

  @Override
  public Integer call() {
    Project project = new ProjectFolder(steps.store(), output).open(folder);
    try (Interrupts interrupts = new Interrupts()) {
      Plan plan = plan(demand.apply(project), interrupts.cancelling(output.progress()));
      if (common.json) {
        output.json(PlanJson.of(plan));
      } else {
        PlanText.lines(plan).forEach(output::line);
      }
      steps.store().save(folder, project.withPlan(plan));
      if (interrupts.interrupted()) {
        output.note("Stopped: this is the best plan so far. What was measured is kept; plan again");
        output.note("with the same options to go on from there.");
        return ExitCode.FAILED;
      }
      return ExitCode.OK;
    }
  }

  private Plan plan(Project project, Progress progress) {
    long used = seed == null ? project.settings().seed() : seed;
    return steps
        .planning()
        .on(device.on(steps.measuring()).ofFolder(() -> Optional.of(folder)))
        .planOrBest(
            project,
            steps.planning().request(project, used),
            new MeasurementLog(steps.store().journal(folder), project.measurements(), output),
            progress);
  }
}
