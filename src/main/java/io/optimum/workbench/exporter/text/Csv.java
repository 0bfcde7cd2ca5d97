package io.optimum.workbench.exporter.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Comma-separated values as in RFC 4180, with `\n` line ends.
public final class Csv {
  /// Every CSV file begins with it, so that spreadsheets take it for UTF-8; a text on the clipboard
  /// does not.
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");

  private final StringBuilder text = new StringBuilder();

  /// @param columns names, with units
  public Csv(List<String> columns) {
    row(columns);
  }

  /// Adds a row; null = not known, an empty cell.
  public Csv row(List<? extends @Nullable Object> cells) {
    text.append(line(cells));
    return this;
  }

  /// One row with its line end, for files too long to be held in memory.
  public static String line(List<? extends @Nullable Object> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\n"));
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /// A text that a spreadsheet would take for a formula gets an apostrophe in front; a number does
  /// not, for it would be a text.
  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String cell = value.toString();
    if (value instanceof String
        && !cell.isEmpty()
        && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
        && !NUMBER.matcher(cell).matches()) {
      cell = "'" + cell;
    }
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
