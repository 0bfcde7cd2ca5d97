package io.optimum.workbench.cli.measure;

import io.optimum.workbench.cli.option.LoadText;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.load.Admission;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.OutputAgreement;
import io.optimum.workbench.domain.run.Percentile;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What `run --json` prints.
///
/// @param conditions of the board meanwhile
/// @param outputs whether the engines computed what they compute alone
/// @param doubts what makes the numbers doubtful, in a sentence each
record RunJson(
    String gpu,
    Sharing sharing,
    List<DeploymentJson> deployments,
    HostThreads hostThreads,
    double stp,
    double antt,
    @Nullable Double smBusyFraction,
    @Nullable Double dramBusyFraction,
    long elapsedNanos,
    boolean converged,
    String provenance,
    long seed,
    RunConditions conditions,
    OutputAgreement outputs,
    List<String> doubts) {

  /// @param soloLatencyNanos mean of the same settings alone
  /// @param load arrivals as `--load` spells them; recorded ones by their number
  /// @param batching as `--batching` spells it
  /// @param queueNanos mean time before the start: mean latency less mean service
  /// @param latencyNanos queue and service
  /// @param serviceNanos without the queue
  record DeploymentJson(
      String engine,
      int batchSize,
      int streams,
      StreamPriority priority,
      double smShareFraction,
      boolean cudaGraph,
      String load,
      String batching,
      Admission admission,
      double soloLatencyNanos,
      double queueNanos,
      LatencyJson latencyNanos,
      LatencyJson serviceNanos,
      int sampleCount,
      long dropped,
      double soloThroughputPerSecond,
      double throughputPerSecond,
      double slowdown) {}

  /// Percentiles that the samples are too few to tell are null.
  record LatencyJson(
      double mean,
      @Nullable Double p50,
      @Nullable Double p95,
      @Nullable Double p99,
      @Nullable Double p999,
      double halfWidth95) {
    static LatencyJson of(LatencySummary latency) {
      return new LatencyJson(
          latency.meanNanos(),
          told(Percentile.P50, latency),
          told(Percentile.P95, latency),
          told(Percentile.P99, latency),
          told(Percentile.P999, latency),
          latency.halfWidthNanos());
    }

    private static @Nullable Double told(Percentile percentile, LatencySummary latency) {
      double value = percentile.of(latency);
      return Double.isNaN(value) ? null : value;
    }
  }

  static RunJson of(Measurement measurement) {
    var run = measurement.colocated();
    return new RunJson(
        measurement.gpu().value(),
        measurement.combination().sharing(),
        IntStream.range(0, measurement.solo().size()).mapToObj(i -> one(measurement, i)).toList(),
        run.request().hostThreads(),
        measurement.stp(),
        measurement.antt(),
        run.smBusyFraction(),
        run.dramBusyFraction(),
        run.elapsedNanos(),
        run.converged(),
        run.provenance().word(),
        run.request().seed(),
        run.conditions(),
        run.outputs(),
        run.doubts());
  }

  private static DeploymentJson one(Measurement measurement, int index) {
    DeploymentResult result = measurement.colocated().deployments().get(index);
    Load load = measurement.colocated().request().loads().get(index);
    DeploymentResult solo = measurement.solo().get(index);
    return new DeploymentJson(
        result.deployment().engine().value(),
        result.deployment().batchSize(),
        result.deployment().streams(),
        result.deployment().priority(),
        result.deployment().smShareFraction(),
        result.deployment().cudaGraph(),
        LoadText.of(load.arrivals()),
        LoadText.of(load.batching()),
        load.admission(),
        solo.latency().meanNanos(),
        result.meanQueueNanos(),
        LatencyJson.of(result.latency()),
        LatencyJson.of(result.service()),
        result.latency().sampleCount(),
        result.dropped(),
        solo.throughputPerSecond(),
        result.throughputPerSecond(),
        measurement.slowdowns().get(index));
  }
}
