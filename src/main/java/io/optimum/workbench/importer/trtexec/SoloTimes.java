package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.domain.engine.SoloLatency;
import java.util.List;

/// GPU compute and enqueue time of one inference alone, by the best file there is.
///
/// Compute time: median of the request times, else the median of trtexec's summary. Enqueue time
/// the other way round: request times are clock readings of six digits, 10 µs apart after the first
/// second, and differences of them are coarse.
///
/// @param computeNanos median; 0 = not measured
/// @param sampleCount inferences behind it
/// @param enqueueNanos median; 0 = not measured
/// @param from where the compute time is from, in words
public record SoloTimes(long computeNanos, int sampleCount, long enqueueNanos, String from) {
  private static final int MEAN = 2;
  private static final int MEDIAN = 3;

  public static SoloTimes of(MeasuredFiles parts) {
    Metadata metadata = parts.metadata();
    long summaryEnqueue = nanos(metadata, "Enqueue Time", MEDIAN);
    return parts
        .requestTimes()
        .map(times ->
            new SoloTimes(
                times.medianComputeNanos(),
                times.count(),
                summaryEnqueue > 0 ? summaryEnqueue : times.medianEnqueueNanos(),
                "median compute time of %d requests".formatted(times.count())))
        .orElseGet(() ->
            new SoloTimes(
                nanos(metadata, "GPU Compute Time", MEDIAN),
                summaryCount(metadata),
                summaryEnqueue,
                "median GPU compute time of trtexec's summary"));
  }

  public SoloLatency latency() {
    return computeNanos > 0
        ? new SoloLatency.Measured(computeNanos, sampleCount)
        : new SoloLatency.NotMeasured(
            "There are neither request times nor a performance summary; the latency is the sum of"
                + " the layer times.");
  }

  private static int summaryCount(Metadata metadata) {
    double totalNanos = number(metadata.text("Total GPU Compute Time")) * 1e9;
    long meanNanos = nanos(metadata, "GPU Compute Time", MEAN);
    double count = meanNanos > 0 ? totalNanos / meanNanos : 1;
    return (int) Math.max(1, Math.min(count, Integer.MAX_VALUE));
  }

  private static long nanos(Metadata metadata, String key, int index) {
    List<Double> statistics = metadata.statistics().getOrDefault(key, List.of());
    double millis = index < statistics.size() ? statistics.get(index) : 0;
    return millis > 0 && millis < 1e9 ? Math.round(millis * 1e6) : 0;
  }

  private static double number(String text) {
    return text.matches("\\d{1,12}(\\.\\d{1,12})?") ? Double.parseDouble(text) : 0;
  }
}
