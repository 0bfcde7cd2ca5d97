package io.optimum.workbench.importer.serving;

import java.util.List;
import java.util.stream.Stream;

/// The values of several models in one cell of Model Analyzer: `4,8`, or beside their total or
/// worst `421.0, [184.5,236.5]`.
final class PackedCell {
  private PackedCell() {}

  /// One text per model.
  ///
  /// @throws IllegalArgumentException where there are more or fewer
  static List<String> values(String column, String cell, int models) {
    int open = cell.indexOf('[');
    int close = cell.lastIndexOf(']');
    String inner = open >= 0 && close > open ? cell.substring(open + 1, close) : cell;
    List<String> values =
        models == 1
            ? List.of(cell.strip())
            : Stream.of(inner.split(",")).map(String::strip).toList();
    if (values.size() != models) {
      throw new IllegalArgumentException(
          "%s (%s) has %d values for %d models.".formatted(column, cell, values.size(), models));
    }
    return values;
  }
}
