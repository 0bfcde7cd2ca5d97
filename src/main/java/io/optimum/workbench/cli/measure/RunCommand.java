package io.optimum.workbench.cli.measure;

import io.optimum.workbench.cli.option.DeviceOption;
import io.optimum.workbench.cli.option.EngineList;
import io.optimum.workbench.cli.option.LoadOptions;
import io.optimum.workbench.cli.option.MechanismNames;
import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.option.RecordOption;
import io.optimum.workbench.cli.option.SharingOptions;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.option.TraceFile;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Interrupts;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.Protocol;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Run engines together on one GPU and measure each beside itself alone.",
    footer = {
      "",
      "Examples:",
      "  optimum run my-project --engines resnet50,bert-base --batch resnet50=8 --json",
      "  optimum run my-project --engines resnet50,bert-base --batch resnet50=8 \\",
      "      --load resnet50=poisson:900 --batching resnet50=dynamic:2,4,8",
      "  optimum run my-project --engines resnet50 --device ssh://me@gpu-server"
    })
public final class RunCommand extends StepCommand {
  /// Below, not one inference may end; above, nobody waits for the simulation.
  private static final double SECONDS_MIN = 0.001;

  private static final double SECONDS_MAX = 3600;

  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Mixin EngineList engines = new EngineList();
  @Mixin DeviceOption device = new DeviceOption();
  @Mixin SharingOptions sharing = new SharingOptions();
  @Mixin LoadOptions load = new LoadOptions();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Device time to measure; default: until the mean is known within 1 %%, 2 s at most; with"
              + " recorded arrivals, until the last of them.")
  @Nullable Double seconds;

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default: the project's.")
  @Nullable Long seed;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write the co-located run as a Chrome trace (opens in Perfetto).")
  @Nullable Path trace;

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "MECHANISM",
      converter = MechanismNames.class,
      completionCandidates = MechanismNames.class,
      description =
          "Switch mechanisms of the simulated GPU off, to see what they do:"
              + " ${COMPLETION-CANDIDATES}. Such a run is not kept in the project.")
  Set<Mechanism> without = EnumSet.noneOf(Mechanism.class);

  @Mixin RecordOption recording = new RecordOption();

  public RunCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    Project project = open(folder);
    GpuId gpu = engines.gpu(project, steps, device);
    Combination combination = sharing.apply(engines.combination(project, gpu), engines);
    List<Load> loads = load.loads(combination, engines);
    RunRequest request =
        RunRequest.closedLoop(
                gpu,
                combination,
                Protocol.WARM_UP_NANOS,
                stop(loads),
                seed == null ? project.settings().seed() : seed)
            .withHostThreads(sharing.hostThreads)
            .withLoads(loads.stream().map(RunCommand::afterWarmUp).toList());
    Measurement measurement = measure(project, request);
    print(() -> RunJson.of(measurement), () -> RunText.lines(measurement));
    if (without.isEmpty()) {
      new MeasurementLog(steps.store().journal(folder), project.measurements(), output)
          .accept(measurement);
    }
    return ExitCode.OK;
  }

  private MeasureStep measuring() {
    MeasureStep chosen = device.on(steps.measuring().ofFolder(() -> Optional.of(folder)));
    if (without.isEmpty()) {
      return chosen;
    }
    if (!device.isSimulated()) {
      throw new UsageException("--without is for simulated GPUs only; leave out --device.");
    }
    return chosen.without(without);
  }

  private Measurement measure(Project project, RunRequest request) {
    try (Interrupts interrupts = new Interrupts()) {
      return measure(project, request, interrupts.cancelling(output.progress()));
    }
  }

  private Measurement measure(Project project, RunRequest request, Progress progress) {
    MeasureStep measuring = recording.measuring(measuring(), project);
    Path file = trace;
    if (file == null) {
      return measuring.one(project, request, new RunControl(), _ -> {}, progress);
    }
    try (TraceFile spans = new TraceFile(file, project.name())) {
      Measurement measurement =
          measuring.one(project, request.traced(0), new RunControl(), spans, progress);
      spans.keep();
      return measurement;
    }
  }

  /// Recorded times count from the end of the warm-up.
  private static Load afterWarmUp(Load asked) {
    return asked.arrivals() instanceof ArrivalProcess.Recorded recorded
        ? asked.withArrivals(recorded.after(Protocol.WARM_UP_NANOS))
        : asked;
  }

  private StopRule stop(List<Load> loads) {
    if (seconds == null) {
      long recorded = LoadOptions.recordedNanos(loads);
      if (recorded > SECONDS_MAX * 1e9) {
        throw new UsageException(
            "The last recorded arrival is %.0f s after the first moment; a run lasts 3600 s at most. Cut the recording, or say --seconds."
                .formatted(recorded / 1e9));
      }
      return recorded == 0
          ? Protocol.STOP
          : StopRule.after(Math.max(recorded, Math.round(SECONDS_MIN * 1e9)));
    }
    return StopRule.after(OptionValues.nanos("--seconds", seconds, SECONDS_MIN, SECONDS_MAX));
  }
}
