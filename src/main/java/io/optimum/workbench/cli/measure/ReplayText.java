package io.optimum.workbench.cli.measure;

import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.Percentile;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.workflow.campaign.ReplayStep.Played;
import io.optimum.workbench.workflow.campaign.ReplayStep.Replay;
import io.optimum.workbench.workflow.campaign.ReplayStep.Take;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A replayed run as tables: what the recording holds, then the run that was played.
final class ReplayText {
  private static final String UNKNOWN = "-";

  private ReplayText() {}

  public static List<String> lines(Replay replay, Played played) {
    Table runs = new Table("engines", "run", "ended", "length", "spans");
    replay.takes().forEach(each -> runs.row(row(each, each.equals(played.take()))));
    List<String> lines = new ArrayList<>(runs.lines());
    Recording.Device device = played.take().recording().device();
    lines.add("");
    played
        .result()
        .ifPresentOrElse(
            result -> lines.addAll(table(played, result).lines()),
            () -> lines.add("This run was stopped when it was recorded: it has no result."));
    lines.add(played.take().run().tracing().words());
    lines.add(
        "Run %d of %d on %s, %s, seed %d"
            .formatted(
                played.take().number(),
                replay.takes().size(),
                device.gpu().id(),
                played.take().provenance().word(),
                played.take().run().request().seed()));
    return lines;
  }

  private static String[] row(Take take, boolean chosen) {
    Recording.Run run = take.run();
    String ended =
        switch (run.outcome()) {
          case Recording.Outcome.Ended _ -> run.steered().isEmpty() ? "yes" : "yes, steered";
          case Recording.Outcome.Stopped _ -> "stopped";
        };
    String spans =
        switch (run.spans()) {
          case Recording.Spans.Kept kept -> String.valueOf(kept.count());
          case Recording.Spans.NotKept _ -> "not kept";
        };
    return new String[] {
      run.request().combination().deployments().stream()
          .map(each -> "%s b%d".formatted(each.engine(), each.batchSize()))
          .collect(Collectors.joining(" + ")),
      (chosen ? "* " : "") + take.number(),
      ended,
      Text.millis(run.lengthNanos()),
      spans
    };
  }

  private static Table table(Played played, RunResult result) {
    Table table =
        new Table("engine", "batch", "solo mean", "mean", "p99", "n", "throughput", "slowdown");
    for (int i = 0; i < result.deployments().size(); i++) {
      DeploymentResult each = result.deployments().get(i);
      double mean = each.latency().meanNanos();
      var alone = played.solo().get(i).map(solo -> solo.latency().meanNanos());
      table.row(
          each.deployment().engine().value(),
          String.valueOf(each.deployment().batchSize()),
          alone.map(Text::millis).orElse(UNKNOWN),
          Text.millis(mean),
          Text.millis(Percentile.P99.of(each.latency())),
          String.valueOf(each.latency().sampleCount()),
          Text.perSecond(each.throughputPerSecond()),
          alone.map(solo -> Text.times(mean / solo)).orElse(UNKNOWN));
    }
    return table;
  }
}
