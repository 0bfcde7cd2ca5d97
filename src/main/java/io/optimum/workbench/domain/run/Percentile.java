package io.optimum.workbench.domain.run;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Which percentiles so many samples tell: only those that at least one sample in the mean lies
/// beyond. The p99 of 40 latencies is just their largest, and the next run has another.
public enum Percentile {
  P50("p50", 2, LatencySummary::p50Nanos),
  P95("p95", 20, LatencySummary::p95Nanos),
  P99("p99", 100, LatencySummary::p99Nanos),
  P999("p99.9", 1000, LatencySummary::p999Nanos);

  private final String label;
  private final int leastSamples;
  private final ToDoubleFunction<LatencySummary> value;

  Percentile(String label, int leastSamples, ToDoubleFunction<LatencySummary> value) {
    this.label = label;
    this.leastSamples = leastSamples;
    this.value = value;
  }

  /// Whether so many samples tell it.
  public boolean isToldBy(long samples) {
    return samples >= leastSamples;
  }

  /// In nanoseconds; NaN where there are too few latencies to tell it.
  public double of(LatencySummary latency) {
    return isToldBy(latency.sampleCount()) ? value.applyAsDouble(latency) : Double.NaN;
  }

  /// Why some of these numbers of samples leave a percentile untold, for below a table; empty where
  /// they leave none.
  public static String reason(List<Percentile> shown, List<Integer> samples) {
    List<String> missing =
        shown.stream()
            .filter(each -> samples.stream().anyMatch(count -> !each.isToldBy(count)))
            .map(each -> "%s takes %d latencies".formatted(each.label, each.leastSamples))
            .toList();
    return missing.isEmpty()
        ? ""
        : "- too few to tell: %s. Run longer.".formatted(String.join(", ", missing));
  }
}
