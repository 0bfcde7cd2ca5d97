package io.optimum.workbench.profiling.trial;

import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.OutputAgreement;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Repeats of one run as one result: means of what the repeats observed, sums of what they counted.
/// A percentile is the mean of the repeats' percentiles, not one of all latencies together, which
/// no device gives; the half-width is that of the mean over the repeats. One repeat is itself.
final class Pool {
  private final RunRequest request;
  private final Repetition repetition;

  Pool(RunRequest request, Repetition repetition) {
    this.request = request;
    this.repetition = repetition;
  }

  RunResult result() {
    List<RunResult> runs = repetition.results();
    if (runs.size() == 1 && runs.getFirst().request().equals(request)) {
      return runs.getFirst();
    }
    long elapsedNanos = runs.stream().mapToLong(RunResult::elapsedNanos).sum();
    List<DeploymentResult> deployments = new ArrayList<>();
    for (int i = 0; i < request.combination().size(); i++) {
      int index = i;
      deployments.add(
          deployment(runs.stream().map(each -> each.deployments().get(index)).toList()));
    }
    return new RunResult(
        request,
        deployments,
        elapsedNanos,
        busy(RunResult::smBusyFraction, elapsedNanos),
        busy(RunResult::dramBusyFraction, elapsedNanos),
        repetition.isConverged(),
        runs.stream().mapToLong(RunResult::droppedSpans).sum(),
        runs.getFirst().provenance(),
        RunConditions.of(runs.stream().map(RunResult::conditions).toList()),
        OutputAgreement.of(runs.stream().map(RunResult::outputs).toList()));
  }

  /// Null where one of the runs does not say it.
  private @Nullable Double busy(Function<RunResult, @Nullable Double> fraction, long elapsedNanos) {
    double busyNanos = 0;
    for (RunResult each : repetition.results()) {
      Double one = fraction.apply(each);
      if (one == null) {
        return null;
      }
      busyNanos += one * each.elapsedNanos();
    }
    return Math.min(1, busyNanos / elapsedNanos);
  }

  private static DeploymentResult deployment(List<DeploymentResult> repeats) {
    return new DeploymentResult(
        repeats.getFirst().deployment(),
        latency(repeats, DeploymentResult::latency),
        latency(repeats, DeploymentResult::service),
        mean(repeats, DeploymentResult::throughputPerSecond),
        repeats.stream().mapToLong(DeploymentResult::dropped).sum());
  }

  private static LatencySummary latency(
      List<DeploymentResult> repeats, Function<DeploymentResult, LatencySummary> of) {
    List<LatencySummary> all = repeats.stream().map(of).toList();
    MeanInterval mean = MeanInterval.of(all.stream().map(LatencySummary::meanNanos).toList());
    return new LatencySummary(
        mean.mean(),
        mean(all, LatencySummary::p50Nanos),
        mean(all, LatencySummary::p95Nanos),
        mean(all, LatencySummary::p99Nanos),
        mean(all, LatencySummary::p999Nanos),
        all.size() == 1 ? all.getFirst().halfWidthNanos() : mean.halfWidth(),
        IntStream.range(0, all.size()).map(i -> all.get(i).sampleCount()).sum());
  }

  private static <T> double mean(List<T> all, ToDoubleFunction<T> of) {
    return all.stream().mapToDouble(of).average().orElseThrow();
  }
}
