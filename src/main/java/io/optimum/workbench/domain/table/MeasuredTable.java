package io.optimum.workbench.domain.table;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Measured rows that have the same columns.
///
/// @param name of the file
/// @param target what was measured
/// @param unit of the target
/// @param columns of each [Party#values]
/// @param pooled columns of each [MeasuredRow#pooled]
/// @param copies whether those beside an engine are always copies of it
/// @param rows to learn from
/// @param leftOut why rows of the file are not among them, and how many
public record MeasuredTable(
    String name,
    Target target,
    String unit,
    List<TableColumn> columns,
    List<TableColumn> pooled,
    boolean copies,
    List<MeasuredRow> rows,
    SortedMap<String, Integer> leftOut) {
  public MeasuredTable {
    columns = List.copyOf(columns);
    pooled = List.copyOf(pooled);
    rows = List.copyOf(rows);
    leftOut = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }

  /// The same columns with other rows.
  public MeasuredTable of(List<MeasuredRow> others, SortedMap<String, Integer> reasons) {
    return new MeasuredTable(name, target, unit, columns, pooled, copies, others, reasons);
  }

  /// Target engines, by name.
  public SortedSet<String> models() {
    return rows.stream()
        .map(row -> row.target().model())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
