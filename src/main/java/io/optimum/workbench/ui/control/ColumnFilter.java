package io.optimum.workbench.ui.control;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a person types to filter a column: `conv` (contains), `/conv|gemm/` (regular expression),
/// and for numbers also `> 2 ms`, `<= 40 %`, `= 3`, `1 ms..2 ms`. A number without a unit is in the
/// unit of the column's plain values. What cannot be read lets nothing pass, and says so.
final class ColumnFilter {
  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("", 1.0),
          Map.entry("ns", 1.0),
          Map.entry("us", 1e3),
          Map.entry("µs", 1e3),
          Map.entry("ms", 1e6),
          Map.entry("s", 1e9),
          Map.entry("b", 1.0),
          Map.entry("kib", 1024.0),
          Map.entry("mib", 1024.0 * 1024),
          Map.entry("gib", 1024.0 * 1024 * 1024),
          Map.entry("kb", 1e3),
          Map.entry("mb", 1e6),
          Map.entry("gb", 1e9),
          Map.entry("%", 0.01),
          Map.entry("x", 1.0),
          Map.entry("×", 1.0),
          Map.entry("/s", 1.0));
  private static final String NUMBER = "\\s*(-?[\\d.]+(?:e-?\\d+)?)\\s*([a-zµ%×/]*)\\s*";
  private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>|=)" + NUMBER);
  private static final Pattern BETWEEN = Pattern.compile("(.*\\d.*?)\\.\\.(.*\\d.*)");
  private static final Pattern QUANTITY = Pattern.compile(NUMBER);

  private static final ColumnFilter UNREADABLE = new ColumnFilter((_, _) -> false);

  private final Test test;

  private ColumnFilter(Test test) {
    this.test = test;
  }

  private interface Test {
    /// @param shown the cell as it is printed
    /// @param raw its plain value
    boolean passes(String shown, String raw);
  }

  /// The filter that `typed` asks for; empty = all pass.
  static Optional<ColumnFilter> of(String typed, boolean numeric) {
    String text = typed.strip().toLowerCase(Locale.ROOT).replace("≤", "<=").replace("≥", ">=");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
      return expression(typed.strip());
    }
    Optional<ColumnFilter> number = numeric ? number(text) : Optional.empty();
    return number.isPresent()
        ? number
        : numeric && "<>=".indexOf(text.charAt(0)) >= 0
            ? Optional.of(UNREADABLE)
            : Optional.of(
                new ColumnFilter((shown, _) -> shown.toLowerCase(Locale.ROOT).contains(text)));
  }

  private static Optional<ColumnFilter> expression(String typed) {
    try {
      Pattern pattern =
          Pattern.compile(typed.substring(1, typed.length() - 1), Pattern.CASE_INSENSITIVE);
      return Optional.of(new ColumnFilter((shown, _) -> pattern.matcher(shown).find()));
    } catch (PatternSyntaxException _) {
      return Optional.of(UNREADABLE);
    }
  }

  private static Optional<ColumnFilter> number(String text) {
    Matcher compared = COMPARED.matcher(text);
    if (compared.matches()) {
      return value(compared.group(2), compared.group(3))
          .map(limit -> compared(compared.group(1), limit));
    }
    Matcher between = BETWEEN.matcher(text);
    if (between.matches()) {
      Optional<Double> low = value(between.group(1));
      Optional<Double> high = value(between.group(2));
      if (low.isPresent() && high.isPresent()) {
        return Optional.of(numbers(value -> value >= low.get() && value <= high.get()));
      }
    }
    return Optional.empty();
  }

  private static ColumnFilter compared(String how, double limit) {
    return switch (how) {
      case "<" -> numbers(value -> value < limit);
      case "<=" -> numbers(value -> value <= limit);
      case ">" -> numbers(value -> value > limit);
      case ">=" -> numbers(value -> value >= limit);
      default -> numbers(value -> Math.abs(value - limit) <= 1e-9 * Math.abs(limit));
    };
  }

  private static ColumnFilter numbers(java.util.function.DoublePredicate wanted) {
    return new ColumnFilter(
        (_, raw) -> value(raw.toLowerCase(Locale.ROOT)).filter(wanted::test).isPresent());
  }

  private static Optional<Double> value(String text) {
    Matcher quantity = QUANTITY.matcher(text);
    return quantity.matches() ? value(quantity.group(1), quantity.group(2)) : Optional.empty();
  }

  private static Optional<Double> value(String number, String unit) {
    try {
      return Optional.ofNullable(UNITS.get(unit)).map(size -> Double.parseDouble(number) * size);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Whether what was typed means anything.
  boolean isReadable() {
    return this != UNREADABLE;
  }

  boolean passes(String shown, String raw) {
    return test.passes(shown, raw);
  }
}
