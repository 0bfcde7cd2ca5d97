package io.optimum.workbench.ui.style;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Numbers as people read them: three significant digits and a unit. The only place that prints
/// units in the window. The same in every locale, so that pictures and tests agree.
public final class Format {
  /// Shown where a number is not known.
  public static final String UNKNOWN = "–";

  private static final char THIN_SPACE = '\u202F';
  private static final Pattern WHOLE = Pattern.compile("(?<![\\w.-])\\d{4,15}(?![\\w-]|\\.\\d)");
  private static final Scale NANOS = new Scale(1000, "ns", "µs", "ms", "s");
  private static final Scale BYTES = new Scale(1024, "B", "KiB", "MiB", "GiB", "TiB");
  private static final Scale BYTES_PER_SECOND =
      new Scale(1000, "B/s", "kB/s", "MB/s", "GB/s", "TB/s");
  private static final Scale FLOPS =
      new Scale(1000, "FLOP/s", "kFLOP/s", "MFLOP/s", "GFLOP/s", "TFLOP/s");

  private Format() {}

  /// A duration, for example `1.23 ms`.
  public static String nanos(double nanos) {
    return NANOS.print(nanos);
  }

  /// A position in time, as precise as `stepNanos` asks for, for example `12.345 ms`.
  public static String nanosAt(double nanos, double stepNanos) {
    return NANOS.print(nanos, stepNanos);
  }

  /// Memory, for example `1.50 GiB`.
  public static String bytes(double bytes) {
    return BYTES.print(bytes);
  }

  /// Bandwidth in decimal units, as data sheets give it, for example `1.94 TB/s`.
  public static String bytesPerSecond(double bytesPerSecond) {
    return BYTES_PER_SECOND.print(bytesPerSecond);
  }

  /// Arithmetic throughput, for example `312 TFLOP/s`.
  public static String flopsPerSecond(double flopsPerSecond) {
    return FLOPS.print(flopsPerSecond);
  }

  /// A share of a whole, for example `12.3 %`.
  public static String fraction(double fraction) {
    return known(fraction) ? decimal(fraction * 100, 1) + " %" : UNKNOWN;
  }

  /// A rate, for example `845 /s`.
  public static String perSecond(double perSecond) {
    return known(perSecond) ? number(perSecond) + " /s" : UNKNOWN;
  }

  /// A slowdown or another ratio, for example `1.43×`.
  public static String slowdown(double ratio) {
    int places = ratio > 0 && ratio < 0.0995 ? 3 : ratio < 9.995 ? 2 : ratio < 99.95 ? 1 : 0;
    return known(ratio) ? decimal(ratio, places) + "×" : UNKNOWN;
  }

  /// A slowdown with its interval, for example `1.43× (1.31–1.60)`.
  public static String slowdown(Interval ratio) {
    return ratio.low() == ratio.high()
        ? slowdown(ratio.mid())
        : "%s (%s–%s)"
            .formatted(
                slowdown(ratio.mid()), bare(slowdown(ratio.low())), bare(slowdown(ratio.high())));
  }

  /// A whole number in groups of three, for example `12 345`.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', THIN_SPACE);
  }

  /// A sentence with its whole numbers in groups of three, but for those in names, for example `12
  /// 345 candidates`.
  public static String grouped(String sentence) {
    return WHOLE.matcher(sentence).replaceAll(whole -> count(Long.parseLong(whole.group())));
  }

  /// How many of a thing there are, for example `1 engine`, `3 engines`.
  public static String counted(long count, String thing) {
    return count(count) + " " + (count == 1 ? thing : thing + "s");
  }

  /// A number without a unit: three significant digits, whole numbers in full.
  public static String number(double value) {
    if (!known(value)) {
      return UNKNOWN;
    }
    if (Math.abs(value) >= 99.95 || value == Math.rint(value)) {
      return count(Math.round(value));
    }
    return decimal(value, significant(value));
  }

  /// A number with as many decimals as `step` needs, for axes.
  public static String numberAt(double value, double step) {
    double magnitude = Math.max(Math.abs(value), Math.abs(step));
    if (magnitude >= 1e6 || (magnitude > 0 && magnitude < 1e-4)) {
      return value == 0
          ? "0"
          : String.format(Locale.ROOT, "%.1e", value).replace("e+0", "e").replace("e-0", "e-");
    }
    int decimals = decimalsOf(step);
    return decimals == 0 ? count(Math.round(value)) : decimal(value, decimals);
  }

  /// Where a number comes from, for badges: real GPU, simulated, predicted, replayed.
  public static String provenance(Provenance provenance) {
    String source =
        switch (provenance.source()) {
          case GPU -> "real GPU";
          case SIMULATOR -> "simulated";
          case PREDICTED -> "predicted";
        };
    return provenance.replayed() ? "replayed · " + source : source;
  }

  /// The same of a run, and in a word each what makes it doubtful.
  ///
  /// @param doubts sentences that begin with that word
  public static String provenance(Provenance provenance, List<String> doubts) {
    return Stream.concat(
            Stream.of(provenance(provenance)),
            doubts.stream().map(each -> each.split(":", 2)[0].toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }

  private static String bare(String withUnit) {
    return withUnit.replace("×", "");
  }

  private static boolean known(double value) {
    return !Double.isNaN(value) && !Double.isInfinite(value);
  }

  private static String decimal(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.startsWith("-") && text.matches("-0\\.?0*") ? text.substring(1) : text;
  }

  /// Decimals that give three significant digits, two for numbers below 1.
  private static int significant(double value) {
    double size = Math.abs(value);
    return size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.995 ? 2 : 3;
  }

  private static int decimalsOf(double step) {
    return step <= 0 ? 0 : Math.clamp((long) Math.ceil(-Math.log10(step) - 1e-9), 0, 9);
  }

  /// Units that are `base` apart, smallest first.
  private record Scale(double base, String... units) {
    String print(double value) {
      if (!known(value)) {
        return UNKNOWN;
      }
      double scaled = value;
      int unit = 0;
      while (unit < units.length - 1 && tooLong(scaled)) {
        scaled /= base;
        unit++;
      }
      boolean whole = unit == 0 && scaled == Math.rint(scaled);
      return (whole || Math.abs(scaled) >= 99.95
              ? count(Math.round(scaled))
              : decimal(scaled, significant(scaled)))
          + " "
          + units[unit];
    }

    String print(double value, double step) {
      double size = Math.max(Math.abs(value), step);
      int unit = 0;
      double divisor = 1;
      while (unit < units.length - 1 && size / divisor >= base) {
        divisor *= base;
        unit++;
      }
      return decimal(value / divisor, decimalsOf(step / divisor)) + " " + units[unit];
    }

    private boolean tooLong(double scaled) {
      return Math.abs(scaled) >= base - 0.5;
    }
  }
}
