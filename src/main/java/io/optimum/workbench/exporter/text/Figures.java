package io.optimum.workbench.exporter.text;

import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.run.Sharing;
import java.util.Locale;

/// Numbers as people read them, the same in every language.
public final class Figures {
  private Figures() {}

  /// With so many decimals.
  public static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /// Milliseconds with three decimals.
  public static String millis(double nanos) {
    return number(nanos / 1e6, 3);
  }

  /// Percent with one decimal, without the sign.
  public static String percent(double fraction) {
    return number(fraction * 100, 1);
  }

  /// Gibibytes with two decimals.
  public static String gibibytes(double bytes) {
    return number(bytes / (1L << 30), 2);
  }

  /// With its half-width and the number of latencies, where they are known.
  public static String measuredSlowdown(PlannedDeployment planned) {
    Double measured = planned.measuredSlowdown();
    Sampling.Counted counted = planned.counted();
    if (measured == null) {
      return "not measured";
    }
    return counted == null
        ? number(measured, 2)
        : "%s ± %s (n = %d)"
            .formatted(
                number(measured, 2), number(counted.slowdownHalfWidth(), 2), counted.latencies());
  }

  /// What the engines of a GPU are to each other.
  public static String sharing(Sharing sharing) {
    return switch (sharing) {
      case STREAMS -> "streams of one process";
      case GREEN_CONTEXT -> "green contexts of one process";
      case MPS -> "processes under MPS";
      case TIME_SLICED -> "processes that take turns";
    };
  }
}
