package io.optimum.workbench.cli;

import io.optimum.workbench.cli.option.DeviceOption;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.plan.PlanText;
import io.optimum.workbench.cli.predict.Learning;
import io.optimum.workbench.cli.predict.TrainText;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.project.PredictorFile;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "tour",
    description = "Walk the main path on a sample project: measure, train, plan, export.",
    footer = {"", "Example:", "  optimum tour --out tour"})
final class TourCommand extends StepCommand {
  private final SampleProjects samples;

  @Option(
      names = "--sample",
      paramLabel = "NAME",
      description = "Which sample project; default ${DEFAULT-VALUE}.")
  String sample = "mixed-inference-a100";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to work; default ${DEFAULT-VALUE}.")
  Path out = Path.of("target", "tour");

  @Mixin DeviceOption device = new DeviceOption();

  TourCommand(Steps steps, Output output, SampleProjects samples) {
    super(steps, output);
    this.samples = samples;
  }

  @Override
  public Integer call() {
    Path folder = out.resolve("project");
    samples.copy(sample, folder);
    Project project = open(folder);
    long seed = project.settings().seed();
    output.note(
        "Opened the sample project %s: %d engines, %d profiles."
            .formatted(
                project.name(), project.engines().size(), project.profiles().byKey().size()));
    Learning learning = new Learning(steps, folder, output, device);
    project = learning.measure(project, seed, output.progress());
    output.note("Measured %d combinations.".formatted(project.measurements().size()));
    TrainedPredictor trained =
        learning.train(project, seed, LossListener.none(), output.progress());
    project = project.withPredictor(new PredictorFile(trained.bytes()));
    TrainText.lines(trained.report()).forEach(output::line);
    output.line("");
    project = plan(project, folder, seed);
    export(project, folder);
    return ExitCode.OK;
  }

  private Project plan(Project project, Path folder, long seed) {
    Plan plan =
        steps
            .planning()
            .on(device.on(steps.measuring()))
            .plan(
                project,
                steps.planning().request(project, seed),
                SearchListener.none(),
                steps.store().journal(folder)::append,
                output.progress());
    Project planned = project.withPlan(plan);
    steps.store().save(folder, planned);
    PlanText.lines(plan, output.columns()).forEach(output::line);
    output.line(
        "Before the search: %d combinations measured to train the predictor."
            .formatted(project.measurements().size()));
    output.line("");
    return planned;
  }

  private void export(Project project, Path folder) {
    for (String target : steps.exporting().targets()) {
      var bundle = steps.exporting().preview(project, folder, target);
      Path written = out.resolve(target);
      steps.exporting().write(bundle, written, output.progress());
      output.line("Exported %s: %s (complete: %s)".formatted(target, written, bundle.complete()));
    }
    output.line("Project: " + folder);
  }
}
