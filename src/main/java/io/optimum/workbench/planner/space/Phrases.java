package io.optimum.workbench.planner.space;

import java.util.Locale;

/// Numbers inside sentences of plans and errors.
public final class Phrases {
  private Phrases() {}

  /// Two decimals, of less than a tenth of a millisecond two digits.
  public static String millis(double nanos) {
    if (nanos == Double.POSITIVE_INFINITY) {
      return "unbounded";
    }
    String format = nanos > 0 && nanos < 1e5 ? "%.2g ms" : "%.2f ms";
    return String.format(Locale.ROOT, format, nanos / 1e6);
  }

  /// With as many decimals as tell it apart from another one, down to nanoseconds.
  public static String millis(double nanos, double other) {
    String words = millis(nanos);
    for (int decimals = 3; decimals <= 6 && words.equals(millis(other)); decimals++) {
      String format = "%." + decimals + "f ms";
      String finer = String.format(Locale.ROOT, format, nanos / 1e6);
      if (!finer.equals(String.format(Locale.ROOT, format, other / 1e6))) {
        words = finer;
      }
    }
    return words;
  }

  public static String gibibytes(double bytes) {
    return String.format(Locale.ROOT, "%.2f GiB", bytes / (1L << 30));
  }

  public static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }

  public static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  public static String perSecond(double rate) {
    return String.format(Locale.ROOT, "%.0f/s", rate);
  }

  public static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
