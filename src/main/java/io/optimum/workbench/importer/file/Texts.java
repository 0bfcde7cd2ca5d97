package io.optimum.workbench.importer.file;

import java.util.List;
import java.util.Locale;

/// Names from files, made fit for messages.
public final class Texts {
  private static final int LENGTH = 80;
  private static final int NAMES = 5;

  private Texts() {}

  /// At most 80 characters on one line.
  public static String shorten(String text) {
    String line = text.replaceAll("[\\p{Cntrl}]+", " ");
    return line.length() <= LENGTH ? line : line.substring(0, LENGTH - 1) + "…";
  }

  /// The first few, and how many more there are.
  public static String few(List<String> names) {
    String shown =
        String.join(
            ", ", names.stream().limit(NAMES).map(name -> "'" + shorten(name) + "'").toList());
    return names.size() <= NAMES ? shown : "%s and %d more".formatted(shown, names.size() - NAMES);
  }

  /// Milliseconds with a precision that suits messages.
  public static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.4g ms", nanos / 1e6);
  }
}
