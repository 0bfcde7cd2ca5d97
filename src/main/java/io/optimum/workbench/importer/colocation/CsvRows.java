package io.optimum.workbench.importer.colocation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldModifiers;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A CSV file with a header, whole: the tables are a few hundred lines. Cells are separated by
/// whatever of comma, semicolon, tab and `|` the header has most of; blanks around them do not
/// count, nor does a byte order mark.
record CsvRows(Path file, List<NamedCsvRecord> rows) {
  /// Each takes about a kilobyte.
  private static final int MOST_ROWS = 300_000;

  private static final String SEPARATORS = ",;\t|";
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int MOST_HEADER_CHARS = 1 << 20;

  static CsvRows read(Path file) throws IOException {
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (BufferedReader text = Files.newBufferedReader(file);
        CsvReader<NamedCsvRecord> reader = reader(text)) {
      for (NamedCsvRecord row : reader) {
        rows.add(whole(file, row));
        if (rows.size() > MOST_ROWS) {
          throw new IllegalArgumentException(
              "%s has more than %d rows, which are too many to learn from. Take a part of them."
                  .formatted(file, MOST_ROWS));
        }
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(
          "%s is no CSV table: %s%s".formatted(file, e.getMessage(), cause(e)), e);
    } catch (CharacterCodingException e) {
      throw noText(file, e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw noText(file, e);
      }
      throw e.getCause();
    }
    return new CsvRows(file, rows);
  }

  /// The parser holds rows against the first one, and that against nothing.
  private static NamedCsvRecord whole(Path file, NamedCsvRecord row) {
    if (row.getFieldCount() != row.getHeader().size()) {
      throw new IllegalArgumentException(
          "%s, line %d has %s where the header has %d. Perhaps a quotation mark is left open, or the header is not the first line."
              .formatted(
                  file,
                  row.getStartingLineNumber(),
                  row.getFieldCount() == 1 ? "one cell" : row.getFieldCount() + " cells",
                  row.getHeader().size()));
    }
    return row;
  }

  private static CsvReader<NamedCsvRecord> reader(BufferedReader text) throws IOException {
    text.mark(MOST_HEADER_CHARS + 1);
    char[] start = new char[MOST_HEADER_CHARS];
    int length = Math.max(0, text.read(start));
    String header = new String(start, 0, length).lines().findFirst().orElse("");
    text.reset();
    if (header.indexOf(BYTE_ORDER_MARK) == 0) {
      text.skip(1);
    }
    return CsvReader.builder()
        .fieldSeparator(separator(header))
        .trimWhitespacesAroundQuotes(true)
        .build(
            NamedCsvRecordHandler.of(handler -> handler.fieldModifier(FieldModifiers.STRIP)), text);
  }

  private static char separator(String header) {
    String bare = header.replaceAll("\"[^\"]*\"", "");
    char most = SEPARATORS.charAt(0);
    for (int i = 1; i < SEPARATORS.length(); i++) {
      char each = SEPARATORS.charAt(i);
      most = count(bare, each) > count(bare, most) ? each : most;
    }
    return most;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(each -> each == wanted).count();
  }

  private static String cause(CsvParseException e) {
    return e.getCause() == null ? "" : " (%s)".formatted(e.getCause().getMessage());
  }

  private static IllegalArgumentException noText(Path file, Exception cause) {
    return new IllegalArgumentException(
        "%s is no text in UTF-8. Save the table as CSV in UTF-8.".formatted(file), cause);
  }

  String text(NamedCsvRecord row, String column) {
    return row.findField(column)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s has no column %s; it has %s.".formatted(file, column, row.getHeader())));
  }

  /// A number that is not negative.
  double number(NamedCsvRecord row, String column) {
    String text = text(row, column);
    double value;
    try {
      value = Double.parseDouble(text.strip());
    } catch (NumberFormatException _) {
      value = Double.NaN;
    }
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s, line %d: the %s (%s) must be a number that is not negative."
              .formatted(file, row.getStartingLineNumber(), column, text));
    }
    return value;
  }

  double positive(NamedCsvRecord row, String column) {
    double value = number(row, column);
    if (value == 0) {
      throw new IllegalArgumentException(
          "%s, line %d: the %s must be above 0."
              .formatted(file, row.getStartingLineNumber(), column));
    }
    return value;
  }
}
