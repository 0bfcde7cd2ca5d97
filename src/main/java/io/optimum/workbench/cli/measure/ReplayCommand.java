package io.optimum.workbench.cli.measure;

import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.option.TraceFile;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.ReplayStep.Played;
import io.optimum.workbench.workflow.campaign.ReplayStep.Replay;
import io.optimum.workbench.workflow.campaign.ReplayStep.Take;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description = {
      "Play a recorded run back as if it ran now.",
      "Its numbers are those that were recorded, and are called replayed."
    },
    footer = {
      "",
      "Examples:",
      "  optimum run my-project --engines resnet50,bert-base --record my-recording",
      "  optimum replay my-recording --speed 0 --trace again.json"
    })
public final class ReplayCommand extends StepCommand {
  @Parameters(paramLabel = "FOLDER", description = "A recording, or a folder of recordings.")
  Path folder = Path.of("");

  @Option(
      names = "--run",
      paramLabel = "N",
      description = "Which run; default: the one of most deployments.")
  @Nullable Integer run;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Device time per wall time; 1 = real time (default), 0 = as fast as possible.")
  double speed = 1;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write the run as a Chrome trace (opens in Perfetto).")
  @Nullable Path trace;

  public ReplayCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    if (!(speed >= 0 && speed < Double.POSITIVE_INFINITY)) {
      throw new UsageException("--speed %s: the value must be at least 0.".formatted(speed));
    }
    Replay replay = steps.replaying().open(folder);
    Take take = run == null ? replay.widest() : replay.take(run);
    Played played = play(take);
    print(() -> ReplayJson.of(replay, played), () -> ReplayText.lines(replay, played));
    return ExitCode.OK;
  }

  private Played play(Take take) {
    Path file = trace;
    if (file == null) {
      return steps.replaying().play(take, speed, SpanSink.none(), output.progress());
    }
    if (!take.hasSpans()) {
      throw new UsageException(
          "--trace: run %d was recorded without spans.".formatted(take.number()));
    }
    String title = "%s, %s".formatted(take.recording().device().name(), take.provenance().word());
    try (TraceFile spans = new TraceFile(file, title)) {
      Played played = steps.replaying().play(take, speed, spans, output.progress());
      spans.keep();
      return played;
    }
  }
}
