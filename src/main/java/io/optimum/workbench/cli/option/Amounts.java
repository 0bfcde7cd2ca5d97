package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.UsageException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times and shares as people type them.
public final class Amounts {
  private static final Pattern PART =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|h|m|s)\\s*");

  private Amounts() {}

  /// `10m`, `1h30m`, `90s`, `500ms`.
  public static Duration duration(String option, String text) {
    Matcher part = PART.matcher(text.strip());
    Duration sum = Duration.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      end = part.end();
      BigDecimal millis = new BigDecimal(part.group(1)).multiply(millis(part.group(2)));
      sum = sum.plus(Duration.ofMillis(millis.longValue()));
    }
    boolean bareZero = text.strip().equals("0");
    if (!bareZero && (end == 0 || end < text.strip().length())) {
      throw new UsageException(
          "%s %s: that is no time. Write it as 10m, 90s, 1h30m or 500ms.".formatted(option, text));
    }
    if (!sum.isPositive()) {
      throw new UsageException(
          "%s %s: the time must be above 0. Leave the option out for no limit."
              .formatted(option, text));
    }
    return sum;
  }

  private static BigDecimal millis(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "h" -> 3_600_000;
          case "m" -> 60_000;
          case "s" -> 1000;
          default -> 1;
        });
  }

  /// `1%` or `0.01`.
  static double fraction(String option, String text) {
    String number = text.strip();
    boolean percent = number.endsWith("%");
    try {
      double value =
          Double.parseDouble(percent ? number.substring(0, number.length() - 1) : number);
      double fraction = percent ? value / 100 : value;
      if (fraction > 0 && fraction < 1) {
        return fraction;
      }
    } catch (NumberFormatException _) {
      throw new UsageException(
          "%s %s: that is no share. Write it as 1%% or 0.01.".formatted(option, text));
    }
    throw new UsageException(
        "%s %s: the share must lie between 0 and 100 %%, as in 1%% or 0.01."
            .formatted(option, text));
  }
}
