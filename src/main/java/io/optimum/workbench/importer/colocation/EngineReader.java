package io.optimum.workbench.importer.colocation;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.Party;
import io.optimum.workbench.domain.table.TableColumn;
import io.optimum.workbench.domain.table.Target;
import io.optimum.workbench.importer.colocation.TableMapping.CoRunners;
import io.optimum.workbench.importer.colocation.TableMapping.EngineColumns;
import io.optimum.workbench.importer.colocation.TableMapping.Quantity;
import io.optimum.workbench.importer.colocation.TableMapping.SoloRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the cells of a row say of engines.
final class EngineReader {
  private final TableMapping mapping;
  private final TableCells cells;
  private final Target target;
  private final Quantity measured;
  private final List<List<String>> categories;
  private final @Nullable SoloSurface surface;

  EngineReader(TableMapping mapping, TableCells cells, Target target, Quantity measured) {
    this.mapping = mapping;
    this.cells = cells;
    this.target = target;
    this.measured = measured;
    for (EngineColumns slot : slots()) {
      if (slot.features().size() != mapping.engine().features().size()) {
        throw new IllegalArgumentException(
            "The engine has %d features and the one named by %s has %d; they must be the same, in the same order."
                .formatted(
                    mapping.engine().features().size(), slot.model(), slot.features().size()));
      }
    }
    categories =
        IntStream.range(0, mapping.engine().features().size()).mapToObj(this::categories).toList();
    surface = mapping.solo() == null ? null : surface(mapping.solo());
  }

  /// Why a row cannot be one to predict; empty if it can.
  Optional<String> unusable(TableCells.Row row) {
    if (mapping.solo() != null && row.matches(mapping.solo().where())) {
      return Optional.of("profile of the engine alone");
    }
    List<Quantity> needed = new ArrayList<>(mapping.engine().features());
    Stream.of(
            mapping.engine().soloLatency(),
            mapping.engine().soloThroughput(),
            mapping.engine().kernels(),
            mapping.engine().used(),
            measured)
        .filter(Objects::nonNull)
        .forEach(needed::add);
    needed.addAll(mapping.pooled());
    return needed.stream()
        .filter(each -> mapping.missing().contains(row.text(each.column())))
        .findFirst()
        .map(each -> "%s not measured".formatted(each.column()));
  }

  List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>();
    List<Quantity> features = mapping.engine().features();
    for (int k = 0; k < features.size(); k++) {
      if (features.get(k).unit() == ColumnUnit.CATEGORY) {
        for (String text : categories.get(k)) {
          columns.add(
              column(features.get(k), "%s is %s".formatted(features.get(k).column(), text)));
        }
      } else {
        columns.add(column(features.get(k), features.get(k).column()));
      }
    }
    if (surface != null) {
      columns.addAll(surface.columns());
    }
    return columns;
  }

  List<TableColumn> pooledColumns() {
    return mapping.pooled().stream().map(each -> column(each, each.column())).toList();
  }

  /// The same columns; those that hold values without a logarithm are not compared by ratio.
  List<TableColumn> scaled(List<TableColumn> columns, List<double[]> values) {
    List<TableColumn> scaled = new ArrayList<>();
    for (int k = 0; k < columns.size(); k++) {
      int index = k;
      TableColumn column = columns.get(k);
      boolean positive = values.stream().allMatch(each -> each[index] > 0);
      scaled.add(
          positive
              ? column
              : new TableColumn(column.name(), TableColumn.Scale.LINEAR, column.kind()));
    }
    return scaled;
  }

  static Stream<double[]> all(MeasuredRow row) {
    return Stream.concat(Stream.of(row.target()), row.others().stream()).map(Party::values);
  }

  Party party(EngineColumns engine, TableCells.Row row) {
    String model = row.text(engine.model());
    if (model.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: the model in the column %s is blank.".formatted(row.location(), engine.model()));
    }
    double used = engine.used() == null ? Double.NaN : positive(row, engine.used());
    List<Double> values = new ArrayList<>(features(engine, row));
    double solo = optional(row, engine.soloLatency());
    if (surface != null && !Double.isNaN(surface.speed(model, axes(row)))) {
      for (double each : surface.values(model, axes(row))) {
        values.add(each);
      }
      used = Double.isNaN(used) ? surface.usedFraction(model, axes(row)) : used;
      solo = Double.isNaN(solo) ? 1 / surface.speed(model, axes(row)) : solo;
    }
    return new Party(
        model,
        solo,
        optional(row, engine.kernels()),
        rate(engine, row),
        used,
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  double[] pooled(TableCells.Row row) {
    return mapping.pooled().stream().mapToDouble(each -> number(row, each)).toArray();
  }

  /// What the target is alone, in the target's unit without a prefix.
  double solo(TableCells.Row row) {
    EngineColumns engine = mapping.engine();
    if (surface != null && target != Target.SLOWDOWN) {
      double speed = surface.speed(row.text(engine.model()), axes(row));
      return target == Target.THROUGHPUT ? speed : 1 / speed;
    }
    return switch (target) {
      case SLOWDOWN -> 1;
      case LATENCY -> optional(row, engine.soloLatency());
      case THROUGHPUT -> optional(row, engine.soloThroughput());
    };
  }

  double positive(TableCells.Row row, Quantity quantity) {
    double value = number(row, quantity);
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          "%s: the %s (%s) must be above 0. If it means that nothing was measured, name it under `missing` in the mapping."
              .formatted(row.location(), quantity.column(), row.text(quantity.column())));
    }
    return value;
  }

  double number(TableCells.Row row, Quantity quantity) {
    String text = row.text(quantity.column());
    double value;
    try {
      value = Double.parseDouble(text) * quantity.unit().factor();
    } catch (NumberFormatException _) {
      value = Double.NaN;
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "%s: the %s (%s) must be a finite number."
              .formatted(row.location(), quantity.column(), text));
    }
    return value;
  }

  private double optional(TableCells.Row row, @Nullable Quantity quantity) {
    return quantity == null ? Double.NaN : positive(row, quantity);
  }

  private double rate(EngineColumns engine, TableCells.Row row) {
    Quantity rate = engine.offeredRate();
    return rate == null || row.text(rate.column()).isEmpty()
        ? Double.POSITIVE_INFINITY
        : positive(row, rate);
  }

  private List<Double> features(EngineColumns engine, TableCells.Row row) {
    List<Double> values = new ArrayList<>();
    for (int k = 0; k < engine.features().size(); k++) {
      Quantity feature = engine.features().get(k);
      if (feature.unit() == ColumnUnit.CATEGORY) {
        String text = row.text(feature.column());
        categories.get(k).forEach(each -> values.add(each.equals(text) ? 1.0 : 0.0));
      } else {
        values.add(number(row, feature));
      }
    }
    return values;
  }

  private List<String> categories(int feature) {
    TreeSet<String> texts = new TreeSet<>();
    if (mapping.engine().features().get(feature).unit() == ColumnUnit.CATEGORY) {
      for (TableCells.Row row : cells.rows()) {
        texts.add(row.text(mapping.engine().features().get(feature).column()));
        slots().forEach(slot -> texts.add(row.text(slot.features().get(feature).column())));
      }
    }
    return List.copyOf(texts);
  }

  private List<EngineColumns> slots() {
    return mapping.coRunners() instanceof CoRunners.Repeated(List<EngineColumns> slots)
        ? slots
        : List.of();
  }

  private SoloSurface surface(SoloRows solo) {
    SoloSurface made = new SoloSurface(solo.axes(), solo.share());
    for (TableCells.Row row : cells.rows()) {
      if (row.matches(solo.where()) && !mapping.missing().contains(row.text(measured.column()))) {
        double value = positive(row, measured);
        made.add(
            row.text(mapping.engine().model()),
            axes(row),
            target == Target.THROUGHPUT ? value : 1 / value);
      }
    }
    return made;
  }

  private List<Double> axes(TableCells.Row row) {
    return mapping.solo() == null
        ? List.of()
        : mapping.solo().axes().stream()
            .map(axis -> number(row, new Quantity(axis, ColumnUnit.NUMBER, null)))
            .toList();
  }

  private static TableColumn column(Quantity quantity, String name) {
    Boolean transfers = quantity.transfers();
    TableColumn.Kind kind = quantity.unit().kind();
    if (transfers != null) {
      boolean resource = kind == TableColumn.Kind.RESOURCE;
      kind = transfers ? (resource ? kind : TableColumn.Kind.RELATIVE) : TableColumn.Kind.ABSOLUTE;
    }
    return new TableColumn(name, quantity.unit().scale(), kind);
  }
}
