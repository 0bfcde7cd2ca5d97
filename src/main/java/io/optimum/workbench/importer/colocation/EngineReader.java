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
  /// A share of this much is taken as measured beside noise; beyond, the unit is another.
  private static final double MOST_FRACTION = 1.5;

  /// More different texts are names, of which nothing can be learned.
  private static final int MOST_CATEGORIES = 40;

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
    slots().forEach(slot -> requireAlike(mapping.engine(), slot));
    categories =
        IntStream.range(0, mapping.engine().features().size()).mapToObj(this::categories).toList();
    surface = mapping.solo() == null ? null : surface(mapping.solo());
  }

  private static void requireAlike(EngineColumns engine, EngineColumns slot) {
    int count = engine.features().size();
    if (slot.features().size() != count) {
      throw new IllegalArgumentException(
          "The engine has %d features and the one named by %s has %d; they must be the same, in the same order. Add what is missing; facts of the run, such as a clock, belong under `pooled`."
              .formatted(count, slot.model(), slot.features().size()));
    }
    for (int k = 0; k < count; k++) {
      Quantity its = engine.features().get(k);
      Quantity other = slot.features().get(k);
      if (its.unit().kind() != other.unit().kind() || its.unit().scale() != other.unit().scale()) {
        throw new IllegalArgumentException(
            "Of the features at place %d, %s is in %s and %s of the one named by %s in %s, which cannot be compared. Give the same features in the same order."
                .formatted(
                    k + 1,
                    its.column(),
                    its.unit().text(),
                    other.column(),
                    slot.model(),
                    other.unit().text()));
      }
    }
  }

  /// Whether a row is the profile of an engine alone.
  boolean isAlone(TableCells.Row row) {
    return mapping.solo() != null && row.matches(mapping.solo().where());
  }

  /// Why a row cannot be one to predict; empty if it can.
  Optional<String> unusable(TableCells.Row row) {
    if (isAlone(row)) {
      return Optional.of("profile of the engine alone");
    }
    List<Quantity> needed = new ArrayList<>(List.of(measured));
    Quantity solo = mapping.engine().soloThroughput();
    if (solo != null) {
      needed.add(solo);
    }
    needed.addAll(mapping.pooled());
    return missing(row, needed.stream()).or(() -> unknown(mapping.engine(), row));
  }

  /// What a row does not say of one of its engines; empty if it says everything.
  Optional<String> unknown(EngineColumns engine, TableCells.Row row) {
    Stream<Quantity> needed =
        Stream.concat(
            Stream.concat(engine.features().stream(), axes()),
            Stream.of(engine.soloLatency(), engine.kernels(), engine.used())
                .filter(Objects::nonNull));
    return missing(row, needed)
        .or(() -> unknownRate(engine, row))
        .or(() ->
            surface == null || !Double.isNaN(surface.speed(row.text(engine.model()), axes(row)))
                ? Optional.empty()
                : Optional.of("not profiled alone at these settings"));
  }

  /// A blank one says that the loop is closed.
  private Optional<String> unknownRate(EngineColumns engine, TableCells.Row row) {
    Quantity rate = engine.offeredRate();
    return rate == null || row.text(rate.column()).isEmpty()
        ? Optional.empty()
        : missing(row, Stream.of(rate));
  }

  private Optional<String> missing(TableCells.Row row, Stream<Quantity> needed) {
    return needed
        .map(Quantity::column)
        .filter(column -> mapping.isMissing(row.text(column)))
        .findFirst()
        .map("%s not measured"::formatted);
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
    if (surface != null) {
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
    double value = CellNumber.of(text, mapping.decimalComma()) * quantity.unit().factor();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "%s: the %s (%s) must be a finite number. %s"
              .formatted(
                  row.location(),
                  quantity.column(),
                  text,
                  CellNumber.advice(text, mapping.decimalComma())));
    }
    return value;
  }

  /// A share of a resource, unless the unit is another.
  private double share(TableCells.Row row, Quantity quantity) {
    double value = number(row, quantity);
    if (!(value >= 0 && value <= MOST_FRACTION)) {
      throw new IllegalArgumentException(
          "%s: the %s (%s) is no fraction from 0 to 1. If it is in percent, its unit is percent; if it is no share of anything, ratio or number."
              .formatted(row.location(), quantity.column(), row.text(quantity.column())));
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
        values.add(
            feature.unit() == ColumnUnit.FRACTION ? share(row, feature) : number(row, feature));
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
    texts.removeIf(mapping::isMissing);
    if (texts.size() > MOST_CATEGORIES) {
      throw new IllegalArgumentException(
          "The category %s has %d different texts (%s, %s and so on); at most %d can be told apart. Leave it out of the features, or give a number instead."
              .formatted(
                  mapping.engine().features().get(feature).column(),
                  texts.size(),
                  texts.first(),
                  texts.higher(texts.first()),
                  MOST_CATEGORIES));
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
      if (row.matches(solo.where())
          && missing(row, Stream.concat(Stream.of(measured), axes())).isEmpty()) {
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
    return axes().map(axis -> number(row, axis)).toList();
  }

  private Stream<Quantity> axes() {
    return mapping.solo() == null
        ? Stream.of()
        : mapping.solo().axes().stream().map(axis -> new Quantity(axis, ColumnUnit.NUMBER, null));
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
