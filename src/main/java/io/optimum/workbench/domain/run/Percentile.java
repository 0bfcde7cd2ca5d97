package io.optimum.workbench.domain.run;

import java.util.List;

/// Which percentiles so many samples tell: only those that at least one sample in the mean lies
/// beyond. The p99 of 40 latencies is just their largest, and the next run has another.
public enum Percentile {
  P50("p50", 2),
  P95("p95", 20),
  P99("p99", 100),
  P999("p99.9", 1000);

  private final String label;
  private final int leastSamples;

  Percentile(String label, int leastSamples) {
    this.label = label;
    this.leastSamples = leastSamples;
  }

  /// Whether so many samples tell it.
  public boolean isToldBy(long samples) {
    return samples >= leastSamples;
  }

  /// In nanoseconds; NaN where there are too few latencies to tell it.
  public double of(LatencySummary latency) {
    if (!isToldBy(latency.sampleCount())) {
      return Double.NaN;
    }
    return switch (this) {
      case P50 -> latency.p50Nanos();
      case P95 -> latency.p95Nanos();
      case P99 -> latency.p99Nanos();
      case P999 -> latency.p999Nanos();
    };
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
