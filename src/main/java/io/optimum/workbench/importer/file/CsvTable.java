package io.optimum.workbench.importer.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Walks a table of comma-separated values row by row. Its header is the first row that is accepted
/// as one; lines before it, such as a profiler's log, are skipped.
public final class CsvTable implements Closeable {
  private static final int HEADER_ROWS = 2_000;
  private static final int ROWS = 5_000_000;
  private static final int FIELD_CHARS = 1 << 20;
  private static final int FIELDS = 4_096;

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private List<String> fields = List.of();
  private long line;
  private int rows;

  /// Stands before the first row after the header.
  ///
  /// @throws WrongContentException where no row is a header
  public CsvTable(InputStream in, Predicate<List<String>> header) throws IOException {
    reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .maxBufferSize(FIELD_CHARS)
            .detectBomHeader(false)
            .ofCsvRecord(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    records = reader.iterator();
    for (int i = 0; i < HEADER_ROWS && next(); i++) {
      if (header.test(fields)) {
        for (int column = 0; column < Math.min(FIELDS, fields.size()); column++) {
          columns.putIfAbsent(plain(fields.get(column)), column);
        }
        return;
      }
    }
    throw new WrongContentException("", "There is no header row.", "Export the table again.");
  }

  /// Moves to the next row; false at the end.
  public boolean next() throws IOException {
    try {
      if (!records.hasNext()) {
        return false;
      }
      CsvRecord record = records.next();
      fields = record.getFields();
      line = record.getStartingLineNumber();
    } catch (CsvParseException e) {
      throw new WrongContentException(
          "after line " + line,
          "The table is damaged: %s".formatted(Texts.shorten(String.valueOf(e.getMessage()))),
          "Export it again.");
    } catch (UncheckedIOException e) {
      throw new WrongContentException(
          "after line " + line, "The table cannot be read whole.", "Copy the file again.");
    }
    if (++rows > ROWS) {
      throw new WrongContentException(
          "line " + line,
          "The table has more than %d rows.".formatted(ROWS),
          "Export a part of it.");
    }
    return true;
  }

  /// Names of the columns, in order.
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /// The text of a column in this row; empty where there is none.
  public String text(String column) {
    Integer at = columns.get(column);
    return at == null || at >= fields.size() ? "" : fields.get(at).strip();
  }

  /// The finite number of a column in this row; thousands separators are dropped.
  public Optional<Double> number(String column) {
    return Numbers.parse(text(column));
  }

  /// Where this row is, for messages.
  public String location() {
    return "line " + line;
  }

  private static String plain(String name) {
    return name.replace("\uFEFF", "").strip();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
