package io.optimum.workbench.cli.plan;

import io.optimum.workbench.cli.measure.MeasurementLog;
import io.optimum.workbench.cli.option.DemandOptions;
import io.optimum.workbench.cli.option.DeviceOption;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Interrupts;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanStoppedException;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.planner.space.Phrases;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.plan.PlanBeginnings;
import io.optimum.workbench.workflow.plan.PlanBeginnings.PlanBeginning;
import io.optimum.workbench.workflow.plan.PlanStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "plan",
    description = {
      "Choose which engines share which GPU; the best candidates are measured.",
      "Stopped by Ctrl-C it gives the best plan so far (exit code 130). Every measurement "
          + "is kept at once: --resume goes on where it was stopped or killed, to the same "
          + "plan."
    },
    footer = {
      "",
      "Examples:",
      "  optimum plan my-project --seed 7 --json",
      "  optimum plan my-project --objective fewest-gpus --gpus a100-80gb-pcie=8 \\",
      "      --demand resnet50=poisson:4000 --slo resnet50=20",
      "  optimum plan my-project --resume"
    })
public final class PlanCommand extends StepCommand {
  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default: the project's.")
  @Nullable Long seed;

  @Option(
      names = "--resume",
      description =
          "Go on with the plan that was stopped while candidates were measured; options "
              + "left out are as in it, others must agree with it.")
  boolean resume;

  @Mixin DemandOptions demand = new DemandOptions();

  @Mixin DeviceOption device = new DeviceOption();

  public PlanCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    Project project = open(folder);
    try (PlanBeginning beginning = beginning(project);
        Interrupts interrupts = new Interrupts()) {
      return plan(project, beginning, interrupts.cancelling(output.progress()));
    }
  }

  private int plan(Project project, PlanBeginning beginning, Progress progress) {
    try {
      keep(project, planned(beginning, progress));
      beginning.end();
      return ExitCode.OK;
    } catch (InfeasibleException e) {
      beginning.end();
      throw e;
    } catch (PlanStoppedException e) {
      keep(project, e.best());
      output.note("Stopped: this is the best plan so far, not the end of a search.");
      if (beginning.request().measureTop() > 0) {
        output.note(
            "What was measured is kept: go on with `optimum plan %s --resume`.".formatted(folder));
      }
      return ExitCode.FAILED;
    }
  }

  private void keep(Project project, Plan plan) {
    print(() -> PlanJson.of(plan), () -> PlanText.lines(plan, output.columns()));
    steps.store().save(folder, project.withPlan(plan));
  }

  private PlanBeginning beginning(Project project) {
    PlanBeginnings beginnings = new PlanBeginnings(steps.store(), planning(), folder);
    return resume
        ? beginnings.resume(project, demand::apply, seed)
        : beginnings.begin(demand.apply(project), seed);
  }

  private PlanStep planning() {
    return steps.planning().on(device.on(steps.measuring()).ofFolder(() -> Optional.of(folder)));
  }

  private Plan planned(PlanBeginning beginning, Progress progress) {
    List<Measurement> kept = new ArrayList<>(beginning.project().measurements());
    kept.addAll(beginning.since());
    if (!beginning.since().isEmpty()) {
      output.note(
          "Before it was stopped there were %s; the search overhead is what is spent from here."
              .formatted(Phrases.count(beginning.since().size(), "measurement")));
    }
    return planning()
        .remembering(beginning.since())
        .plan(
            beginning.project(),
            beginning.request(),
            SearchListener.none(),
            new MeasurementLog(steps.store().journal(folder), kept, output),
            progress);
  }
}
