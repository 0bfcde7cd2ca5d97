package io.optimum.workbench.cli.machine;

import io.optimum.workbench.cli.option.DeviceOption;
import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Interrupts;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.record.ProfileStep;
import io.optimum.workbench.workflow.record.ProfileStep.Detail;
import io.optimum.workbench.workflow.record.ProfileStep.Profiled;
import java.nio.file.Files;
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
    name = "profile",
    description = {
      "Run engines of a project alone and keep what they did as their profiles.",
      "That is the latency, and time and launch of each kernel where the device sees "
          + "kernels. Of an engine file alone, without a project, the profile goes into a "
          + "project of its own."
    },
    footer = {
      "",
      "Where it sees whole inferences only, kernel times stay as they were, and it says so.",
      "",
      "Examples:",
      "  optimum profile my-project --device cuda:0",
      "  optimum profile my-project --batch 4 --device ssh://me@gpu-server",
      "  optimum profile resnet50.engine --out my-project --device cuda:0"
    })
public final class ProfileCommand extends StepCommand {
  private static final int BATCH_MAX = 100_000;

  @Parameters(
      paramLabel = "PROJECT|ENGINE",
      description = "Project folder, or a TensorRT engine file.")
  Path folder = Path.of("");

  @Option(
      names = "--engines",
      split = ",",
      paramLabel = "NAME",
      description = "Which engines; default: all.")
  List<EngineId> engines = List.of();

  @Option(
      names = "--out",
      paramLabel = "PROJECT",
      description = "Where the profile of an engine file goes: a project, or a folder that is new.")
  @Nullable Path out;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "At which batch size; default: every profiled one, of an engine file 1.")
  @Nullable Integer batch;

  @Option(names = "--gpu", paramLabel = "GPU", description = "Data sheet id of a simulated GPU.")
  @Nullable GpuId gpu;

  @Mixin DeviceOption device = new DeviceOption();

  @Option(names = "--seed", paramLabel = "N", description = "Of the runs; default: 42.")
  long seed = 42;

  /// What `profile --json` prints of each profile.
  ///
  /// @param kernelTimes whether the time of every kernel was observed
  /// @param note why not; empty where they were
  /// @param source what of the profile was measured, and where the rest comes from
  record ProfileJson(
      String engine,
      String gpu,
      int batchSize,
      String provenance,
      long medianLatencyNanos,
      int sampleCount,
      boolean kernelTimes,
      String note,
      String source,
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
          profiled.profile().source(),
          profiled.run().doubts());
    }
  }

  record ProfilesJson(List<ProfileJson> profiles) {}

  public ProfileCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    if (Files.isRegularFile(folder)) {
      ofFile();
      return ExitCode.OK;
    }
    if (out != null) {
      throw new UsageException(
          "--out is for an engine file, and there is none at %s.".formatted(folder));
    }
    Project project = open(folder);
    profile(project, folder, keys(project));
    return ExitCode.OK;
  }

  /// An engine file and nothing else.
  private void ofFile() {
    Path into = into();
    int size = batch == null ? 1 : batch;
    OptionValues.requireCount("--batch", size, BATCH_MAX);
    Project begun =
        steps.store().isProject(into)
            ? open(into)
            : Project.empty(String.valueOf(into.getFileName()));
    ImportResult read = steps.importing().read(List.of(folder), output.progress());
    Engine engine = engine(read);
    GpuSpec on = gpu(begun);
    Project known =
        steps.gpus().of(begun).containsKey(on.id()) ? begun : steps.gpus().add(begun, on);
    ProfileKey key = new ProfileKey(engine.id(), on.id(), size);
    Project with =
        steps
            .recording()
            .profiling()
            .with(steps.importing().add(known, read, into), engine.planFile().orElseThrow(), key);
    profile(with, into, List.of(key));
  }

  private Path into() {
    if (out == null) {
      throw new UsageException(
          "Say with --out which project the profile of %s goes into; a folder that is not there becomes one."
              .formatted(folder));
    }
    if (device.isSimulated()) {
      throw new UsageException(
          "--device %s: an engine file runs on a real GPU, such as cuda:0 or ssh://USER@HOST."
              .formatted(device.device.text()));
    }
    return out;
  }

  private Engine engine(ImportResult read) {
    return read.engines().stream()
        .filter(each -> each.planFile().isPresent())
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                "%s is no TensorRT engine%s"
                    .formatted(
                        folder,
                        read.problems().stream()
                            .map(each -> ": " + each.message())
                            .findFirst()
                            .orElse("."))));
  }

  /// The GPU that the device is, whatever else is asked for.
  private GpuSpec gpu(Project begun) {
    GpuId any = steps.gpus().of(begun).keySet().iterator().next();
    return device.on(steps.measuring()).capabilities(begun, any).gpu();
  }

  private void profile(Project begun, Path into, List<ProfileKey> keys) {
    MeasureStep on = device.on(steps.measuring()).ofFolder(() -> Optional.of(into));
    ProfileStep profiling = steps.recording().profiling().on(on);
    List<ProfileJson> made = new ArrayList<>();
    Project project = begun;
    try (Interrupts interrupts = new Interrupts()) {
      for (ProfileKey key : keys) {
        Profiled profiled =
            profiling.profile(project, key, seed, interrupts.cancelling(output.progress()));
        project = project.withEngines(List.of(), List.of(profiled.profile()));
        steps.store().save(into, project);
        made.add(ProfileJson.of(profiled));
      }
    } catch (RuntimeException e) {
      if (!made.isEmpty()) {
        output.note(
            "note: %d of %d profiles were made before; they are kept in %s."
                .formatted(made.size(), keys.size(), into));
      }
      throw e;
    }
    print(() -> new ProfilesJson(made), () -> lines(made));
  }

  private List<ProfileKey> keys(Project project) {
    List<EngineId> chosen =
        engines.isEmpty()
            ? project.engines().stream().map(each -> each.id()).toList()
            : engines.stream().map(each -> project.engine(each).id()).toList();
    GpuId asked = gpu == null ? null : steps.gpus().require(project, gpu).id();
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
