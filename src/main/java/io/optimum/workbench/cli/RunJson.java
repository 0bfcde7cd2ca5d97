package io.optimum.workbench.cli;

import io.optimum.workbench.domain.DeploymentResult;
import io.optimum.workbench.domain.LatencySummary;
import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.domain.Sharing;
import io.optimum.workbench.domain.StreamPriority;
import java.util.List;
import java.util.stream.IntStream;

/// What `run --json` prints.
record RunJson(
    String gpu,
    Sharing sharing,
    List<DeploymentJson> deployments,
    double stp,
    double antt,
    double smBusyFraction,
    double dramBusyFraction,
    long elapsedNanos,
    boolean converged,
    String provenance,
    long seed) {

  /// @param soloLatencyNanos mean of the same settings alone
  /// @param latencyNanos queue and service
  /// @param serviceNanos without the queue
  record DeploymentJson(
      String engine,
      int batchSize,
      int streams,
      StreamPriority priority,
      boolean cudaGraph,
      double soloLatencyNanos,
      LatencyJson latencyNanos,
      LatencyJson serviceNanos,
      int sampleCount,
      long dropped,
      double soloThroughputPerSecond,
      double throughputPerSecond,
      double slowdown) {}

  record LatencyJson(
      double mean, double p50, double p95, double p99, double p999, double halfWidth95) {
    static LatencyJson of(LatencySummary latency) {
      return new LatencyJson(
          latency.meanNanos(),
          latency.p50Nanos(),
          latency.p95Nanos(),
          latency.p99Nanos(),
          latency.p999Nanos(),
          latency.halfWidthNanos());
    }
  }

  static RunJson of(Measurement measurement) {
    var run = measurement.colocated();
    return new RunJson(
        measurement.gpu().value(),
        measurement.combination().sharing(),
        IntStream.range(0, measurement.solo().size()).mapToObj(i -> one(measurement, i)).toList(),
        measurement.stp(),
        measurement.antt(),
        run.smBusyFraction(),
        run.dramBusyFraction(),
        run.elapsedNanos(),
        run.converged(),
        run.provenance().word(),
        run.request().seed());
  }

  private static DeploymentJson one(Measurement measurement, int index) {
    DeploymentResult result = measurement.colocated().deployments().get(index);
    DeploymentResult solo = measurement.solo().get(index);
    return new DeploymentJson(
        result.deployment().engine().value(),
        result.deployment().batchSize(),
        result.deployment().streams(),
        result.deployment().priority(),
        result.deployment().cudaGraph(),
        solo.latency().meanNanos(),
        LatencyJson.of(result.latency()),
        LatencyJson.of(result.service()),
        result.latency().sampleCount(),
        result.dropped(),
        solo.throughputPerSecond(),
        result.throughputPerSecond(),
        measurement.slowdowns().get(index));
  }
}
