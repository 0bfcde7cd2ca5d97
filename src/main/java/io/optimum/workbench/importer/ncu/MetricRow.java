package io.optimum.workbench.importer.ncu;

import io.optimum.workbench.importer.file.Numbers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Metrics of one kernel by name, in basic units: nanoseconds, bytes, bytes per second, fractions.
final class MetricRow {
  private static final Map<String, Double> TIMES =
      Map.ofEntries(
          Map.entry("ns", 1.0),
          Map.entry("nsecond", 1.0),
          Map.entry("us", 1e3),
          Map.entry("usecond", 1e3),
          Map.entry("ms", 1e6),
          Map.entry("msecond", 1e6),
          Map.entry("s", 1e9),
          Map.entry("second", 1e9));
  private static final Map<String, Double> PREFIXES =
      Map.of("k", 1e3, "m", 1e6, "g", 1e9, "t", 1e12);

  private final Map<String, Double> values = new HashMap<>();

  void put(String name, String unit, String text) {
    Numbers.parse(text).ifPresent(value -> values.putIfAbsent(name, value * factor(unit)));
  }

  /// The first of several names that has a value.
  OptionalDouble number(String... names) {
    for (String name : names) {
      Double value = values.get(name);
      if (value != null) {
        return OptionalDouble.of(value);
      }
    }
    return OptionalDouble.empty();
  }

  /// A share, kept within 0 to 1.
  OptionalDouble fraction(String... names) {
    OptionalDouble value = number(names);
    return value.isPresent()
        ? OptionalDouble.of(Math.clamp(value.getAsDouble(), 0, 1))
        : OptionalDouble.empty();
  }

  long count(String... names) {
    return Math.round(number(names).orElse(0));
  }

  private static double factor(String unit) {
    String plain = unit.strip().toLowerCase(Locale.ROOT);
    if (plain.equals("%")) {
      return 0.01;
    }
    String base = plain.split("/", 2)[0];
    return Optional.ofNullable(TIMES.get(base)).orElseGet(() -> bytes(base));
  }

  private static double bytes(String base) {
    boolean scaled = base.endsWith("byte") && base.length() == "kbyte".length();
    return scaled ? PREFIXES.getOrDefault(base.substring(0, 1), 1.0) : 1;
  }
}
