package io.optimum.workbench.importer.arrivals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The unit that a column header names, as in `arrival_ms`, `time [us]` or `seconds`.
enum TimeUnitName {
  SECONDS(1e9, Set.of("s", "sec", "secs", "second", "seconds")),
  MILLISECONDS(1e6, Set.of("ms", "msec", "millis", "millisecond", "milliseconds")),
  MICROSECONDS(1e3, Set.of("us", "µs", "μs", "usec", "micros", "microsecond", "microseconds")),
  NANOSECONDS(1, Set.of("ns", "nsec", "nanos", "nanosecond", "nanoseconds"));

  final double nanos;
  private final Set<String> names;

  TimeUnitName(double nanos, Set<String> names) {
    this.nanos = nanos;
    this.names = names;
  }

  static Optional<TimeUnitName> in(String header) {
    Set<String> words = Set.copyOf(Arrays.asList(words(header)));
    return Arrays.stream(values())
        .filter(unit -> unit.names.stream().anyMatch(words::contains))
        .findFirst();
  }

  private static String[] words(String header) {
    return Arrays.stream(header.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1))
        .distinct()
        .toArray(String[]::new);
  }
}
