package io.optimum.workbench.importer.colocation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A CSV file with a header, whole: the tables are a few hundred lines.
record CsvRows(Path file, List<NamedCsvRecord> rows) {
  /// Above this it is no table of co-location.
  private static final int MOST_ROWS = 1_000_000;

  static CsvRows read(Path file) throws IOException {
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : reader) {
        rows.add(row);
        if (rows.size() > MOST_ROWS) {
          throw new IllegalArgumentException(
              "%s has more than %d rows: this is no table of co-location."
                  .formatted(file, MOST_ROWS));
        }
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(
          "%s is no CSV table: %s".formatted(file, e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new CsvRows(file, rows);
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
