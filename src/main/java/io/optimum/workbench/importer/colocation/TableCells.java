package io.optimum.workbench.importer.colocation;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rows that a mapping takes, as texts by column, with the columns that it adds.
record TableCells(List<Row> rows, int skipped) {

  /// One row.
  ///
  /// @param location file and line
  record Row(String location, Map<String, String> cells) {
    String text(String column) {
      String text = cells.get(column);
      if (text == null) {
        throw new IllegalArgumentException(
            "The mapping names the column '%s', which %s does not have; there are %s. Name one of these in the mapping, or leave it out there."
                .formatted(column, location, cells.keySet()));
      }
      return text.strip();
    }

    boolean matches(Map<String, List<String>> where) {
      return where.entrySet().stream()
          .allMatch(each -> each.getValue().contains(text(each.getKey())));
    }

    /// The texts of some columns, joined by `/`.
    String joined(List<String> columns) {
      return String.join("/", columns.stream().map(this::text).toList());
    }
  }

  static TableCells read(Path data, TableMapping mapping) throws IOException {
    List<Row> all = new ArrayList<>();
    for (Path file : files(data)) {
      CsvRows csv = CsvRows.read(file);
      for (NamedCsvRecord each : csv.rows()) {
        all.add(row(file, each, mapping));
      }
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no rows below its header. Each row is one measured number of an engine beside others: check that this is the table."
              .formatted(data));
    }
    List<Row> kept = all.stream().filter(row -> row.matches(mapping.where())).toList();
    if (kept.isEmpty()) {
      throw new IllegalArgumentException(
          "None of the %d rows of %s has %s, as the mapping asks. Check the spelling of its texts in these columns, or take it out of `where`."
              .formatted(all.size(), data, mapping.where()));
    }
    return new TableCells(kept, all.size() - kept.size());
  }

  private static List<Path> files(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return List.of(data);
    }
    try (Stream<Path> files = Files.list(data)) {
      List<Path> tables = files.filter(each -> each.toString().endsWith(".csv")).sorted().toList();
      if (tables.isEmpty()) {
        throw new IllegalArgumentException(
            "The folder %s has no *.csv table. Name a table or another folder.".formatted(data));
      }
      return tables;
    }
  }

  private static Row row(Path file, NamedCsvRecord record, TableMapping mapping) {
    String name = String.valueOf(file.getFileName());
    Map<String, String> cells = new LinkedHashMap<>(record.getFieldsAsMap());
    String named = mapping.fileNameColumn();
    if (named != null) {
      requireNew(cells, named, "name of the file");
      cells.put(named, name.replaceFirst("\\.csv$", ""));
    }
    Row row = new Row("%s, line %d".formatted(name, record.getStartingLineNumber()), cells);
    mapping.splits().forEach(split -> split(row, split));
    for (TableMapping.Lookup lookup : mapping.lookups()) {
      requireNew(cells, lookup.column(), "lookup");
      cells.put(lookup.column(), lookup.values().getOrDefault(row.joined(lookup.by()), ""));
    }
    return row;
  }

  private static void split(Row row, TableMapping.Split split) {
    String text = row.text(split.column());
    List<String> parts =
        text.isEmpty() ? List.of() : List.of(text.split(Pattern.quote(split.separator()), -1));
    if (parts.size() > split.into().size()) {
      throw new IllegalArgumentException(
          "%s: the %s (%s) lists %d texts, and the mapping makes only %d columns of them, %s. Name more of them under `into`."
              .formatted(
                  row.location(),
                  split.column(),
                  text,
                  parts.size(),
                  split.into().size(),
                  split.into()));
    }
    for (int i = 0; i < split.into().size(); i++) {
      requireNew(row.cells(), split.into().get(i), "split");
      row.cells().put(split.into().get(i), i < parts.size() ? parts.get(i).strip() : "");
    }
  }

  private static void requireNew(Map<String, String> cells, String column, String maker) {
    if (cells.containsKey(column)) {
      throw new IllegalArgumentException(
          "The %s makes the column '%s', which the table has already. Choose another name."
              .formatted(maker, column));
    }
  }
}
