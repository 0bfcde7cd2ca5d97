package io.optimum.workbench.importer.file;

import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as tools print them.
public final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][+-]?\\d{1,3})?");

  private Numbers() {}

  /// A finite number; commas between thousands are dropped. Empty for anything else.
  public static Optional<Double> parse(String text) {
    String plain = text.replace(",", "").strip();
    if (!NUMBER.matcher(plain).matches()) {
      return Optional.empty();
    }
    return Optional.of(Double.parseDouble(plain)).filter(value -> Double.isFinite(value));
  }
}
