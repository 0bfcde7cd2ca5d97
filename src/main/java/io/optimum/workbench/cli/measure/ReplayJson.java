package io.optimum.workbench.cli.measure;

import io.optimum.workbench.cli.measure.RunJson.LatencyJson;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.TracingCost;
import io.optimum.workbench.workflow.campaign.ReplayStep.Played;
import io.optimum.workbench.workflow.campaign.ReplayStep.Replay;
import io.optimum.workbench.workflow.campaign.ReplayStep.Take;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What `replay --json` prints.
///
/// @param provenance of all numbers
/// @param run the one that was played
/// @param result null = it was stopped when it was recorded
record ReplayJson(
    String device,
    String gpu,
    String version,
    String provenance,
    List<TakeJson> runs,
    int run,
    @Nullable ResultJson result) {

  /// @param ended false = it was stopped when it was recorded
  /// @param steered changes made while it went
  /// @param spans recorded; null = they were not kept
  /// @param tracingCostFraction traced over untraced mean latency, less one, of the deployment that
  ///   lost most; null = not compared
  /// @param tracing the same in words
  record TakeJson(
      int run,
      String recording,
      List<String> engines,
      boolean ended,
      int steered,
      long lengthNanos,
      @Nullable Long spans,
      @Nullable Double tracingCostFraction,
      String tracing) {}

  record ResultJson(
      List<DeploymentJson> deployments,
      @Nullable Double smBusyFraction,
      @Nullable Double dramBusyFraction,
      long elapsedNanos,
      boolean converged,
      long seed) {}

  /// @param soloLatencyNanos mean alone; null = that was not recorded
  /// @param slowdown against alone; null = that was not recorded
  record DeploymentJson(
      String engine,
      int batchSize,
      int streams,
      LatencyJson latencyNanos,
      LatencyJson serviceNanos,
      int sampleCount,
      double throughputPerSecond,
      @Nullable Double soloLatencyNanos,
      @Nullable Double slowdown) {}

  static ReplayJson of(Replay replay, Played played) {
    Recording.Device device = played.take().recording().device();
    return new ReplayJson(
        device.name(),
        device.gpu().id().value(),
        device.version(),
        played.take().provenance().word(),
        replay.takes().stream().map(ReplayJson::take).toList(),
        played.take().number(),
        played.result().map(result -> result(played, result)).orElse(null));
  }

  private static TakeJson take(Take take) {
    return new TakeJson(
        take.number(),
        take.place().toString(),
        take.run().request().combination().deployments().stream()
            .map(each -> each.engine().value())
            .toList(),
        take.run().outcome() instanceof Recording.Outcome.Ended,
        take.run().steered().size(),
        take.run().lengthNanos(),
        take.run().spans() instanceof Recording.Spans.Kept kept ? kept.count() : null,
        take.run().tracing() instanceof TracingCost.Compared compared
            ? compared.largest().fraction()
            : null,
        take.run().tracing().words());
  }

  private static ResultJson result(Played played, RunResult result) {
    return new ResultJson(
        IntStream.range(0, result.deployments().size())
            .mapToObj(i -> deployment(played, result.deployments().get(i), i))
            .toList(),
        result.smBusyFraction(),
        result.dramBusyFraction(),
        result.elapsedNanos(),
        result.converged(),
        result.request().seed());
  }

  private static DeploymentJson deployment(Played played, DeploymentResult result, int index) {
    Double alone = played.solo().get(index).map(each -> each.latency().meanNanos()).orElse(null);
    return new DeploymentJson(
        result.deployment().engine().value(),
        result.deployment().batchSize(),
        result.deployment().streams(),
        LatencyJson.of(result.latency()),
        LatencyJson.of(result.service()),
        result.latency().sampleCount(),
        result.throughputPerSecond(),
        alone,
        alone == null ? null : result.latency().meanNanos() / alone);
  }
}
