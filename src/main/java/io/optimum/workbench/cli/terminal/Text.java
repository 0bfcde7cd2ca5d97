package io.optimum.workbench.cli.terminal;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.SoloLatency;
import java.util.Locale;

/// Numbers with units for terminals.
public final class Text {
  /// In place of what is not known.
  public static final String UNKNOWN = "-";

  private Text() {}

  /// A dash where it is not known.
  public static String millis(double nanos) {
    return Double.isNaN(nanos) ? UNKNOWN : String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
  }

  public static String perSecond(double rate) {
    return String.format(Locale.ROOT, "%.1f/s", rate);
  }

  public static String times(double factor) {
    return String.format(Locale.ROOT, "%.2fx", factor);
  }

  public static String times(Interval factor) {
    return String.format(
        Locale.ROOT, "%.2fx (%.2f to %.2f)", factor.mid(), factor.low(), factor.high());
  }

  public static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", fraction * 100);
  }

  /// With its sign, for differences; what rounds to nothing is not below it.
  public static String signedPercent(double fraction) {
    return String.format(Locale.ROOT, "%+.1f %%", Math.round(fraction * 1000) / 10.0);
  }

  /// How many of a thing there are: `1 engine`, `3 engines`.
  public static String counted(long count, String thing) {
    return count + " " + (count == 1 ? thing : thing + "s");
  }

  public static String latency(SoloLatency latency) {
    return switch (latency) {
      case SoloLatency.Measured measured ->
          "median %s, n=%d".formatted(millis(measured.medianNanos()), measured.sampleCount());
      case SoloLatency.NotMeasured missing -> "latency not measured: " + missing.reason();
    };
  }
}
