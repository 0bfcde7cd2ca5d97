package io.optimum.workbench.study.service;

import io.optimum.workbench.study.service.ServiceCheck.Felt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// How far off the service model is.
///
/// @param gpu on which
/// @param simulator its version
/// @param seeds of each run
/// @param checks one per engine, combination, policy and load
/// @param summaries of all, by load, by policy and by number of engines
public record ServiceReport(
    String gpu, String simulator, int seeds, List<ServiceCheck> checks, List<Summary> summaries) {
  /// What p99 is to be within.
  static final double GOAL = 0.15;

  public ServiceReport {
    checks = List.copyOf(checks);
    summaries = List.copyOf(summaries);
  }

  static ServiceReport of(String gpu, String simulator, int seeds, List<ServiceCheck> checks) {
    List<Summary> summaries = new ArrayList<>(List.of(Summary.of("all", checks)));
    summaries.addAll(by(checks, each -> "%.0f %% load".formatted(100 * each.load())));
    summaries.addAll(by(checks, ServiceCheck::policy));
    summaries.addAll(by(checks, each -> each.engines().size() + " on the GPU"));
    return new ServiceReport(gpu, simulator, seeds, checks, summaries);
  }

  private static List<Summary> by(List<ServiceCheck> checks, Function<ServiceCheck, String> group) {
    Stream<String> names = checks.stream().map(group).distinct();
    return names
        .map(name ->
            Summary.of(
                name, checks.stream().filter(each -> group.apply(each).equals(name)).toList()))
        .toList();
  }

  /// Relative errors of predicted values, without their sign.
  ///
  /// @param of which checks
  /// @param count of them
  /// @param p50 median error of the median
  /// @param p95 median error of the 95th percentile
  /// @param p99 median error of the 99th percentile
  /// @param p99Signed median error of the 99th percentile with its sign: above 0, too high
  /// @param p99Worst largest error of the 99th percentile
  /// @param withinGoal share of the checks whose p99 is within 15 %
  /// @param goodput median error of the goodput
  public record Summary(
      String of,
      int count,
      double p50,
      double p95,
      double p99,
      double p99Signed,
      double p99Worst,
      double withinGoal,
      double goodput) {
    static Summary of(String name, List<ServiceCheck> checks) {
      double[] p99 = errors(checks, Felt::p99Nanos);
      return new Summary(
          name,
          checks.size(),
          median(errors(checks, Felt::p50Nanos)),
          median(errors(checks, Felt::p95Nanos)),
          median(p99),
          median(checks.stream().mapToDouble(ServiceCheck::p99ErrorFraction).sorted().toArray()),
          p99[p99.length - 1],
          java.util.Arrays.stream(p99).filter(each -> each <= GOAL).count() / (double) p99.length,
          median(errors(checks, Felt::goodputPerSecond)));
    }

    private static double[] errors(List<ServiceCheck> checks, ToDoubleFunction<Felt> value) {
      return checks.stream()
          .mapToDouble(each ->
              Math.abs(
                  value.applyAsDouble(each.predicted()) / value.applyAsDouble(each.measured()) - 1))
          .sorted()
          .toArray();
    }

    private static double median(double[] sorted) {
      return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /// For a table: a percentage.
    public static String percent(double fraction) {
      return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
  }
}
