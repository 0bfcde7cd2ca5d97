package io.optimum.workbench.importer.colocation;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Party;
import io.optimum.workbench.domain.table.Target;
import io.optimum.workbench.importer.colocation.TableMapping.CoRunners;
import io.optimum.workbench.importer.colocation.TableMapping.EngineColumns;
import io.optimum.workbench.importer.colocation.TableMapping.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads any tidy table of co-location measurements by a mapping that says what its columns mean.
public final class ColocationTableReader {
  private static final int MOST_TOGETHER = 100;

  private final Path data;
  private final TableMapping mapping;
  private final Target target;
  private final Quantity measured;
  private final TableCells cells;
  private final EngineReader engines;
  private final MappingCheck check;
  private final SortedMap<String, Integer> leftOut = new TreeMap<>();

  private ColocationTableReader(Path data, TableMapping mapping, Target target) throws IOException {
    this.data = data;
    this.mapping = mapping;
    this.target = target;
    Quantity quantity = mapping.targets().get(target);
    if (quantity == null) {
      throw new IllegalArgumentException(
          "The mapping has no target %s; it has %s. Ask for one that it has with --target, or add %s with its column and unit under `targets`."
              .formatted(
                  target.word(),
                  mapping.targets().keySet().stream()
                      .map(Target::word)
                      .collect(Collectors.joining(", ")),
                  target.word()));
    }
    measured = quantity;
    check = new MappingCheck(mapping, target, measured);
    check.requireOutcomesApart();
    cells = TableCells.read(data, mapping);
    engines = new EngineReader(mapping, cells, target, measured);
  }

  /// A table or a folder of them.
  ///
  /// @throws IllegalArgumentException with file, line, column and value, when something cannot be
  ///   used
  public static MeasuredTable read(Path data, Path mapping, Target target) throws IOException {
    return new ColocationTableReader(data, MappingReader.read(mapping), target).table();
  }

  private MeasuredTable table() {
    if (cells.skipped() > 0) {
      leftOut.put("not asked for by the mapping", cells.skipped());
    }
    Map<String, List<TableCells.Row>> mixes = mixes();
    Set<Map<String, String>> seen = new HashSet<>();
    List<MeasuredRow> rows = new ArrayList<>();
    for (TableCells.Row row : cells.rows()) {
      Optional<String> reason = engines.unusable(row).or(() -> unknownBeside(row, mixes));
      if (reason.isPresent()) {
        leftOut.merge(reason.get(), 1, Integer::sum);
      } else if (mixes.isEmpty() && !seen.add(row.cells())) {
        leftOut.merge("the same as another row", 1, Integer::sum);
      } else {
        rows.add(measured(row, mixes));
      }
    }
    check.requirePlausible(rows);
    return new MeasuredTable(
        String.valueOf(data.getFileName()),
        target,
        measured.unit().text(),
        engines.scaled(engines.columns(), rows.stream().flatMap(EngineReader::all).toList()),
        engines.scaled(engines.pooledColumns(), rows.stream().map(MeasuredRow::pooled).toList()),
        mapping.coRunners() instanceof CoRunners.Copies,
        rows,
        leftOut);
  }

  private MeasuredRow measured(TableCells.Row row, Map<String, List<TableCells.Row>> mixes) {
    Party party = engines.party(mapping.engine(), row);
    List<Party> others = others(row, party, mixes);
    return new MeasuredRow(
        row.location(),
        party,
        others,
        engines.pooled(row),
        engines.solo(row),
        engines.positive(row, measured),
        combination(row, party, others));
  }

  /// Whoever ran in a mix, whether its own number was measured or not.
  private Map<String, List<TableCells.Row>> mixes() {
    Map<String, List<TableCells.Row>> mixes = new LinkedHashMap<>();
    if (mapping.coRunners() instanceof CoRunners.RowsOf(List<String> columns)) {
      cells.rows().stream()
          .filter(row -> !engines.isAlone(row))
          .forEach(
              row -> mixes.computeIfAbsent(row.joined(columns), _ -> new ArrayList<>()).add(row));
      mixes.forEach((name, rows) -> requireTogether(columns, name, rows));
    }
    return mixes;
  }

  private static void requireTogether(
      List<String> columns, String name, List<TableCells.Row> rows) {
    if (rows.size() > MOST_TOGETHER) {
      throw new IllegalArgumentException(
          "%d rows have the same %s (%s), the first at %s: at most %d engines can run together. Add to rowsOf the column that tells one run from another."
              .formatted(
                  rows.size(),
                  String.join("/", columns),
                  name,
                  rows.getFirst().location(),
                  MOST_TOGETHER));
    }
  }

  private List<TableCells.Row> beside(
      TableCells.Row row, List<String> columns, Map<String, List<TableCells.Row>> mixes) {
    return mixes.getOrDefault(row.joined(columns), List.of()).stream()
        .filter(each -> !each.location().equals(row.location()))
        .toList();
  }

  private List<EngineColumns> filled(TableCells.Row row, List<EngineColumns> slots) {
    return slots.stream().filter(slot -> !mapping.isMissing(row.text(slot.model()))).toList();
  }

  /// What is not known of an engine beside the target; a mix without it would be another mix.
  private Optional<String> unknownBeside(
      TableCells.Row row, Map<String, List<TableCells.Row>> mixes) {
    Stream<Optional<String>> unknown =
        switch (mapping.coRunners()) {
          case CoRunners.RowsOf(List<String> columns) ->
              beside(row, columns, mixes).stream()
                  .map(each -> engines.unknown(mapping.engine(), each));
          case CoRunners.Repeated(List<EngineColumns> slots) ->
              filled(row, slots).stream().map(slot -> engines.unknown(slot, row));
          case CoRunners.Copies _, CoRunners.Pooled _ -> Stream.of();
        };
    return unknown.flatMap(Optional::stream).findFirst().map("an engine beside it: %s"::formatted);
  }

  private List<Party> others(
      TableCells.Row row, Party party, Map<String, List<TableCells.Row>> mixes) {
    return switch (mapping.coRunners()) {
      case CoRunners.RowsOf(List<String> columns) ->
          beside(row, columns, mixes).stream()
              .map(each -> engines.party(mapping.engine(), each))
              .toList();
      case CoRunners.Copies(String column) -> Collections.nCopies(copies(row, column) - 1, party);
      case CoRunners.Repeated(List<EngineColumns> slots) ->
          filled(row, slots).stream().map(slot -> engines.party(slot, row)).toList();
      case CoRunners.Pooled _ -> List.of();
    };
  }

  private int copies(TableCells.Row row, String column) {
    double count = engines.number(row, new Quantity(column, ColumnUnit.NUMBER, null));
    if (count < 1 || count > 1000 || count != Math.rint(count)) {
      throw new IllegalArgumentException(
          "%s: the %s (%s) must be a whole number from 1 to 1000."
              .formatted(row.location(), column, row.text(column)));
    }
    return (int) count;
  }

  private String combination(TableCells.Row row, Party party, List<Party> others) {
    if (!mapping.combination().isEmpty()) {
      return row.joined(mapping.combination());
    }
    @Nullable List<String> mix =
        mapping.coRunners() instanceof CoRunners.RowsOf(List<String> columns) ? columns : null;
    if (mix != null) {
      return row.joined(mix);
    }
    List<String> models = new ArrayList<>(others.stream().map(Party::model).toList());
    models.add(party.model());
    return String.join(" + ", models.stream().sorted().toList());
  }
}
