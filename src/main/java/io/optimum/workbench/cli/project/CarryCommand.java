package io.optimum.workbench.cli.project;

import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.engines.CarryStep;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "carry",
    description = {
      "Model profiles that a project lacks from those it has.",
      "Batch sizes in between come by interpolation, other GPUs by their rooflines; both "
          + "are marked as modelled."
    },
    footer = {
      "",
      "Examples:",
      "  optimum carry my-project --to h100-sxm",
      "  optimum carry my-project --engines resnet50 --batch 6"
    })
public final class CarryCommand extends StepCommand {
  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Option(
      names = "--engines",
      split = ",",
      paramLabel = "NAME",
      description = "Which engines; default: all.")
  List<EngineId> engines = List.of();

  @Option(names = "--to", paramLabel = "GPU", description = "Data sheet id of the other GPU.")
  @Nullable GpuId to;

  @Option(names = "--batch", paramLabel = "N", description = "Batch size between known ones.")
  @Nullable Integer batch;

  /// @param latencyNanos sum of the kernels
  record ProfileJson(String engine, String gpu, int batchSize, String origin, long latencyNanos) {
    static ProfileJson of(EngineProfile profile) {
      return new ProfileJson(
          profile.key().engine().value(),
          profile.key().gpu().value(),
          profile.key().batchSize(),
          profile.origin().name(),
          profile.latencyNanos());
    }
  }

  record CarryJson(List<ProfileJson> added, List<Problem> problems) {}

  public CarryCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    if (to == null && batch == null) {
      throw new UsageException("Say --to GPU, --batch N, or both.");
    }
    if (batch != null) {
      OptionValues.requirePositive("--batch " + batch, batch);
    }
    Project project = open(folder);
    GpuId gpu = to == null ? null : steps.gpus().require(project, to).id();
    CarryStep.Carried carried =
        steps.carrying().carry(project, chosen(project), gpu, batch == null ? 0 : batch);
    steps.store().save(folder, carried.project());
    output.problems(carried.problems());
    print(
        () ->
            new CarryJson(
                carried.added().stream().map(ProfileJson::of).toList(), carried.problems()),
        () -> lines(carried.added()));
    return carried.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private List<EngineId> chosen(Project project) {
    return engines.isEmpty()
        ? project.engines().stream().map(each -> each.id()).toList()
        : engines.stream().map(each -> project.engine(each).id()).toList();
  }

  private static List<String> lines(List<EngineProfile> added) {
    if (added.isEmpty()) {
      return List.of("No profile was added.");
    }
    Table table = new Table("engine", "GPU", "batch", "sum of kernels", "origin");
    added.forEach(each ->
        table.row(
            each.key().engine().value(),
            each.key().gpu().value(),
            String.valueOf(each.key().batchSize()),
            Text.millis(each.latencyNanos()),
            each.origin().name().toLowerCase(java.util.Locale.ROOT)));
    return table.lines();
  }
}
