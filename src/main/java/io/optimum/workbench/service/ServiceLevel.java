package io.optimum.workbench.service;

/// What the users of one deployment feel.
///
/// @param sustainable whether the queue stays finite; if not, latencies are infinite and goodput 0
/// @param utilisationFraction demand over capacity, above 1 when it is not sustainable; a closed
///   loop has 1
/// @param meanNanos mean latency from arrival (closed loop: start) to the end of the inference
/// @param p50Nanos median latency
/// @param p95Nanos 95th percentile
/// @param p99Nanos 99th percentile
/// @param capacityPerSecond single inputs per second that it could serve
/// @param throughputPerSecond single inputs per second that it does serve
/// @param goodputPerSecond those within the SLO; all of them where there is none
public record ServiceLevel(
    boolean sustainable,
    double utilisationFraction,
    double meanNanos,
    double p50Nanos,
    double p95Nanos,
    double p99Nanos,
    double capacityPerSecond,
    double throughputPerSecond,
    double goodputPerSecond) {
  /// Demand at or above capacity: the queue grows for ever.
  static ServiceLevel notSustainable(double utilisationFraction, double capacityPerSecond) {
    double infinite = Double.POSITIVE_INFINITY;
    return new ServiceLevel(
        false,
        utilisationFraction,
        infinite,
        infinite,
        infinite,
        infinite,
        capacityPerSecond,
        capacityPerSecond,
        0);
  }

  /// As played.
  ///
  /// @param latencies in any order, which changes; there must be one
  static ServiceLevel observed(
      double[] latencies, long sloP99Nanos, double utilisation, double capacity, double rate) {
    int within = 0;
    double sum = 0;
    for (double each : latencies) {
      within += sloP99Nanos == 0 || each <= sloP99Nanos ? 1 : 0;
      sum += each;
    }
    int median = rank(latencies, 0.5);
    int high = rank(latencies, 0.95);
    return new ServiceLevel(
        true,
        utilisation,
        sum / latencies.length,
        Selection.of(latencies, 0, median),
        Selection.of(latencies, median, high),
        Selection.of(latencies, high, rank(latencies, 0.99)),
        capacity,
        rate,
        rate * within / latencies.length);
  }

  private static int rank(double[] latencies, double probability) {
    return Math.min(latencies.length - 1, (int) (probability * latencies.length));
  }

  /// The same latencies for requests that arrive only during a share of the time.
  ServiceLevel thinned(double dutyFraction) {
    return new ServiceLevel(
        sustainable,
        utilisationFraction * dutyFraction,
        meanNanos,
        p50Nanos,
        p95Nanos,
        p99Nanos,
        capacityPerSecond,
        throughputPerSecond * dutyFraction,
        goodputPerSecond * dutyFraction);
  }

  /// With latencies so many times as long, the same requests served.
  public ServiceLevel slower(double factor) {
    return new ServiceLevel(
        sustainable,
        utilisationFraction,
        meanNanos * factor,
        p50Nanos * factor,
        p95Nanos * factor,
        p99Nanos * factor,
        capacityPerSecond,
        throughputPerSecond,
        goodputPerSecond);
  }

  /// Share of the SLO left, negative when missed; 1 without an SLO. Never below -10, so that sums
  /// stay finite.
  public double sloSlackFraction(long sloP99Nanos) {
    return sloP99Nanos == 0 ? 1 : Math.max(-10, 1 - p99Nanos / sloP99Nanos);
  }
}
