package io.optimum.workbench.importer.arrivals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The unit that a column header names, as in `arrival_ms`, `time [us]` or `seconds`.
enum TimeUnitName {
  SECONDS(1e9, "s sec secs second seconds"),
  MILLISECONDS(1e6, "ms msec millis millisecond milliseconds"),
  MICROSECONDS(1e3, "us µs μs usec micros microsecond microseconds"),
  NANOSECONDS(1, "ns nsec nanos nanosecond nanoseconds");

  final double nanos;
  private final String names;

  TimeUnitName(double nanos, String names) {
    this.nanos = nanos;
    this.names = names;
  }

  static Optional<TimeUnitName> in(String header) {
    List<String> words = Arrays.asList(header.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1));
    return Arrays.stream(values())
        .filter(unit -> Arrays.stream(unit.names.split(" ", -1)).anyMatch(words::contains))
        .findFirst();
  }
}
