package io.optimum.workbench.cli;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.SoloLatency;
import java.util.Locale;

/// Numbers with units for terminals.
final class Text {
  private Text() {}

  static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
  }

  static String perSecond(double rate) {
    return String.format(Locale.ROOT, "%.1f/s", rate);
  }

  static String times(double factor) {
    return String.format(Locale.ROOT, "%.2fx", factor);
  }

  static String times(Interval factor) {
    return String.format(
        Locale.ROOT, "%.2fx (%.2f to %.2f)", factor.mid(), factor.low(), factor.high());
  }

  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", fraction * 100);
  }

  static String latency(SoloLatency latency) {
    return switch (latency) {
      case SoloLatency.Measured measured ->
          "median %s, n=%d".formatted(millis(measured.medianNanos()), measured.sampleCount());
      case SoloLatency.NotMeasured missing -> "latency not measured: " + missing.reason();
    };
  }
}
