package io.optimum.workbench.cli;

import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.domain.Plan;
import io.optimum.workbench.planner.SearchListener;
import io.optimum.workbench.profiling.Journal;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "plan",
    description = "Choose which engines share which GPU; the best candidates are measured.",
    footer = {"", "Example:", "  optimum plan my-project --seed 7 --json"})
final class PlanCommand implements Callable<Integer> {
  private final Steps steps;
  private final Output output;

  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default: the project's.")
  @Nullable Long seed;

  @Mixin CommonOptions common = new CommonOptions();

  PlanCommand(Steps steps, Output output) {
    this.steps = steps;
    this.output = output;
  }

  @Override
  public Integer call() {
    Project project = new ProjectFolder(steps.store(), output).open(folder);
    Plan plan = plan(project);
    steps.store().save(folder, project.withPlan(plan));
    if (common.json) {
      output.json(PlanJson.of(plan));
    } else {
      PlanText.lines(plan).forEach(output::line);
    }
    return ExitCode.OK;
  }

  private Plan plan(Project project) {
    Journal journal = steps.store().journal(folder);
    java.util.function.Consumer<Measurement> recorder = journal::append;
    long used = seed == null ? project.settings().seed() : seed;
    return steps
        .planning()
        .plan(
            project,
            steps.planning().request(project, used),
            SearchListener.none(),
            recorder,
            output.progress());
  }
}
