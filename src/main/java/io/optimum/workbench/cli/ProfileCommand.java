package io.optimum.workbench.cli;

import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.ProfileKey;
import io.optimum.workbench.domain.SoloLatency;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.MeasureStep;
import io.optimum.workbench.workflow.ProfileStep;
import io.optimum.workbench.workflow.ProfileStep.Detail;
import io.optimum.workbench.workflow.ProfileStep.Profiled;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "profile",
    description = {
      "Run engines of a project alone and keep what they did as their profiles.",
      "That is the latency, and the time of each kernel where the device sees kernels."
    },
    footer = {
      "",
      "Where it sees whole inferences only, kernel times stay as they were, and it says so.",
      "",
      "Examples:",
      "  optimum profile my-project --device cuda:0",
      "  optimum profile my-project --engines resnet50 --batch 4 --device ssh://me@gpu-server"
    })
final class ProfileCommand implements Callable<Integer> {
  private final Steps steps;
  private final Output output;

  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Option(
      names = "--engines",
      split = ",",
      paramLabel = "NAME",
      description = "Which engines; default: all.")
  List<String> engines = List.of();

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "At which batch size; default: every profiled one.")
  @Nullable Integer batch;

  @Option(names = "--gpu", paramLabel = "GPU", description = "Data sheet id of a simulated GPU.")
  @Nullable String gpu;

  @Mixin DeviceOption device = new DeviceOption();

  @Option(names = "--seed", paramLabel = "N", description = "Of the runs; default: 42.")
  long seed = 42;

  @Mixin CommonOptions common = new CommonOptions();

  /// What `profile --json` prints of each profile.
  ///
  /// @param kernelTimes whether the time of every kernel was observed
  /// @param note why not; empty where they were
  record ProfileJson(
      String engine,
      String gpu,
      int batchSize,
      String provenance,
      long medianLatencyNanos,
      int sampleCount,
      boolean kernelTimes,
      String note,
      List<String> doubts) {
    static ProfileJson of(Profiled profiled) {
      SoloLatency latency = profiled.profile().soloLatency();
      int samples = latency instanceof SoloLatency.Measured measured ? measured.sampleCount() : 0;
      return new ProfileJson(
          profiled.profile().key().engine().value(),
          profiled.profile().key().gpu().value(),
          profiled.profile().key().batchSize(),
          profiled.run().provenance().word(),
          profiled.profile().latencyNanos(),
          samples,
          profiled.detail() instanceof Detail.Kernels,
          profiled.detail() instanceof Detail.Inferences whole ? whole.reason() : "",
          profiled.run().doubts());
    }
  }

  record ProfilesJson(List<ProfileJson> profiles) {}

  ProfileCommand(Steps steps, Output output) {
    this.steps = steps;
    this.output = output;
  }

  @Override
  public Integer call() {
    Project project = new ProjectFolder(steps.store(), output).open(folder);
    MeasureStep on = device.on(steps.measuring()).ofFolder(() -> Optional.of(folder));
    ProfileStep profiling = steps.recording().profiling().on(on);
    List<ProfileJson> made = new ArrayList<>();
    try (Interrupts interrupts = new Interrupts()) {
      for (ProfileKey key : keys(project)) {
        Profiled profiled =
            profiling.profile(project, key, seed, interrupts.cancelling(output.progress()));
        project = project.withEngines(List.of(), List.of(profiled.profile()));
        steps.store().save(folder, project);
        made.add(ProfileJson.of(profiled));
      }
    }
    if (common.json) {
      output.json(new ProfilesJson(made));
    } else {
      lines(made).forEach(output::line);
    }
    return ExitCode.OK;
  }

  private List<ProfileKey> keys(Project project) {
    List<EngineId> chosen =
        engines.isEmpty()
            ? project.engines().stream().map(each -> each.id()).toList()
            : engines.stream().map(each -> project.engine(new EngineId(each)).id()).toList();
    GpuId asked = gpu == null ? null : steps.gpus().require(project, new GpuId(gpu)).id();
    GpuId on =
        device.gpu(asked, () -> steps.gpus().common(project, chosen), steps.measuring(), project);
    List<ProfileKey> keys =
        project.profiles().byKey().keySet().stream()
            .filter(key ->
                chosen.contains(key.engine())
                    && key.gpu().equals(on)
                    && (batch == null || batch == key.batchSize()))
            .toList();
    if (keys.isEmpty()) {
      throw new UsageException(
          "There is nothing to begin with: none of %s has a profile on %s%s. Import the engine's layers or its ONNX file, or `optimum carry` a profile."
              .formatted(chosen, on, batch == null ? "" : " at batch " + batch));
    }
    return keys;
  }

  private static List<String> lines(List<ProfileJson> made) {
    Table table = new Table("engine", "GPU", "batch", "median alone", "n", "kernel times");
    List<String> notes = new ArrayList<>();
    for (ProfileJson each : made) {
      table.row(
          each.engine(),
          each.gpu(),
          String.valueOf(each.batchSize()),
          Text.millis(each.medianLatencyNanos()),
          String.valueOf(each.sampleCount()),
          each.kernelTimes() ? each.provenance() : "as before");
      if (!each.kernelTimes()) {
        notes.add("%s: whole inferences only. %s".formatted(each.engine(), each.note()));
      }
      each.doubts().forEach(doubt -> notes.add(each.engine() + ": " + doubt));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(notes);
    return lines;
  }
}
