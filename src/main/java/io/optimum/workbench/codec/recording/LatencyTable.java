package io.optimum.workbench.codec.recording;

import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The results of a recording for spreadsheets: one row per deployment of each run that ended. The
/// program itself reads `recording.json` only.
final class LatencyTable {
  private static final List<String> COLUMNS =
      List.of(
          "run",
          "engine",
          "batchSize",
          "streams",
          "priority",
          "meanNanos",
          "p50Nanos",
          "p95Nanos",
          "p99Nanos",
          "p999Nanos",
          "halfWidthNanos",
          "sampleCount",
          "throughputPerSecond");

  /// As every CSV file has it, for spreadsheets.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private LatencyTable() {}

  static String of(Recording recording) {
    List<List<?>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    for (Recording.Run run : recording.runs()) {
      if (run.outcome() instanceof Recording.Outcome.Ended ended) {
        ended.result().deployments().forEach(each -> rows.add(row(run.number(), each)));
      }
    }
    return rows.stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", BYTE_ORDER_MARK, "\n"));
  }

  private static List<?> row(int run, DeploymentResult result) {
    LatencySummary latency = result.latency();
    return List.of(
        run,
        result.deployment().engine(),
        result.deployment().batchSize(),
        result.deployment().streams(),
        result.deployment().priority(),
        latency.meanNanos(),
        latency.p50Nanos(),
        latency.p95Nanos(),
        latency.p99Nanos(),
        latency.p999Nanos(),
        latency.halfWidthNanos(),
        latency.sampleCount(),
        result.throughputPerSecond());
  }
}
