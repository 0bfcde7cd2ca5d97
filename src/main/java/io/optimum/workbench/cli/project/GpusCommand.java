package io.optimum.workbench.cli.project;

import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "gpus",
    description = {
      "List the GPU data sheets, and add or remove those of a project's own.",
      "With --on: the GPUs that a machine has, and what it has to run engines with."
    },
    footer = {
      "",
      "Examples:",
      "  optimum gpus",
      "  optimum gpus --show a100-80gb-sxm-mig-3g.40gb",
      "  optimum gpus --show rtx-3090 --json > my-gpu.json",
      "  optimum gpus my-project --add my-gpu.json",
      "  optimum gpus --on here",
      "  optimum gpus --on ssh://me@gpu-server"
    })
public final class GpusCommand extends StepCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "PROJECT",
      description = "Project folder, whose own sheets are listed too.")
  @Nullable Path folder;

  @Option(
      names = "--show",
      paramLabel = "ID",
      description = "Every figure of a sheet, with source.")
  @Nullable GpuId show;

  @Option(names = "--add", paramLabel = "FILE", description = "Copy a sheet into the project.")
  @Nullable Path add;

  @Option(names = "--remove", paramLabel = "ID", description = "Remove a sheet of the project.")
  @Nullable GpuId remove;

  @Option(
      names = "--on",
      paramLabel = "MACHINE",
      description = "here, or ssh://USER@HOST: ask an agent there which GPUs the machine has.")
  @Nullable String machine;

  public GpusCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    Path file = add;
    GpuId id = remove;
    if (Stream.of(show, file, id, machine).filter(Objects::nonNull).count() > 1) {
      throw new UsageException("Give one of --show, --add, --remove and --on.");
    }
    if (machine != null) {
      return survey(machine);
    }
    Project project = project();
    if (file != null) {
      GpuSpec sheet = steps.store().sheet(file);
      project = save(steps.gpus().add(project, sheet), "Added %s.".formatted(sheet.id()));
    } else if (id != null) {
      project = save(steps.gpus().remove(project, id), "Removed %s.".formatted(id));
    }
    GpuId wanted = show;
    if (wanted == null) {
      list(project);
    } else {
      show(steps.gpus().require(project, wanted));
    }
    return ExitCode.OK;
  }

  private int survey(String where) {
    DeviceChoice.Place place = place(where);
    GpuMachine found = steps.gpuTools().machines().survey(place, output.progress());
    print(() -> found, () -> MachineText.lines(place, found));
    return ExitCode.OK;
  }

  private static DeviceChoice.Place place(String where) {
    if (where.equals("here")) {
      return new DeviceChoice.Place.ThisMachine();
    }
    try {
      if (where.startsWith("ssh://")
          && DeviceAddress.parse(where) instanceof DeviceAddress.Agent agent) {
        return agent.place();
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--on: " + e.getMessage());
    }
    throw new UsageException("--on %s: write here, or ssh://USER@HOST.".formatted(where));
  }

  private Project project() {
    Path given = folder;
    if (given != null) {
      return open(given);
    }
    if (add != null || remove != null) {
      throw new UsageException("--add and --remove need the PROJECT whose sheets they change.");
    }
    return Project.empty("none");
  }

  private Project save(Project changed, String done) {
    Path given = Objects.requireNonNull(folder);
    steps.store().save(given, changed);
    output.note(done);
    return changed;
  }

  private void list(Project project) {
    Collection<GpuSpec> sheets = steps.gpus().of(project).values();
    List<GpuId> own = project.gpus().stream().map(GpuSpec::id).toList();
    print(() -> GpusJson.of(sheets, own), () -> GpusText.table(sheets, own));
  }

  private void show(GpuSpec sheet) {
    print(() -> sheet, () -> GpusText.figures(sheet));
  }
}
