package io.optimum.workbench.importer.colocation;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.Target;
import io.optimum.workbench.importer.colocation.TableMapping.CoRunners;
import io.optimum.workbench.importer.colocation.TableMapping.EngineColumns;
import io.optimum.workbench.importer.colocation.TableMapping.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// Whether a table can be what its mapping says. A wrong column or unit gives numbers too, and all
/// that is learned from them would look as good as from right ones.
final class MappingCheck {
  /// Half of the rows this much slower beside others, or this much faster, are no interference: a
  /// hundred engines may share a GPU, and the throughput of some copies may be given together.
  private static final double MOST_SLOWDOWN = 300;

  private static final double LEAST_SLOWDOWN = 1 / 50.0;

  /// One row may be an outlier, but not by this.
  private static final double MOST_OF_A_ROW = 1e6;

  private final TableMapping mapping;
  private final Target target;
  private final Quantity measured;

  MappingCheck(TableMapping mapping, Target target, Quantity measured) {
    this.mapping = mapping;
    this.target = target;
    this.measured = measured;
  }

  /// That nothing which was measured together describes an engine.
  void requireOutcomesApart() {
    Stream<Quantity> described =
        Stream.concat(
            mapping.pooled().stream(),
            Stream.concat(Stream.of(mapping.engine()), slots()).flatMap(MappingCheck::described));
    described
        .filter(each -> isTarget(each.column()))
        .findFirst()
        .ifPresent(each -> {
          throw new IllegalArgumentException(
              "The mapping names the column %s as a target and as what describes an engine. What was measured together is not known when predicting: leave it out of the description."
                  .formatted(each.column()));
        });
  }

  /// That there are engines beside others, and that they are slowed down by what can be.
  void requirePlausible(List<MeasuredRow> rows) {
    if (!rows.isEmpty()
        && !(mapping.coRunners() instanceof CoRunners.Pooled)
        && rows.stream().allMatch(row -> row.others().isEmpty())) {
      throw new IllegalArgumentException(
          "None of the %d rows has an engine beside it, because %s. Check coRunners in the mapping."
              .formatted(rows.size(), whyAlone()));
    }
    rows.forEach(this::requirePlausible);
    double[] sorted =
        rows.stream()
            .mapToDouble(this::slowdown)
            .filter(each -> !Double.isNaN(each))
            .sorted()
            .toArray();
    if (sorted.length > 0) {
      requireUnits(sorted[sorted.length / 2]);
    }
  }

  private void requirePlausible(MeasuredRow row) {
    double slowdown = slowdown(row);
    if (slowdown > MOST_OF_A_ROW || slowdown < 1 / MOST_OF_A_ROW) {
      throw new IllegalArgumentException(
          "%s: the %s gives a slowdown of %s beside others, which cannot be. Check the cell and what the engine does alone; if it means that nothing was measured, name it under `missing` in the mapping."
              .formatted(row.location(), measured.column(), rounded(slowdown)));
    }
  }

  private void requireUnits(double median) {
    if (median > MOST_SLOWDOWN || median < LEAST_SLOWDOWN) {
      throw new IllegalArgumentException(
          "The median slowdown beside others is %s, which cannot be: %s is read in %s%s. Check the units in the mapping."
              .formatted(rounded(median), measured.column(), measured.unit().text(), alone()));
    }
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private String alone() {
    Quantity solo =
        target == Target.THROUGHPUT
            ? mapping.engine().soloThroughput()
            : mapping.engine().soloLatency();
    return solo == null || target == Target.SLOWDOWN
        ? ""
        : ", %s in %s".formatted(solo.column(), solo.unit().text());
  }

  private double slowdown(MeasuredRow row) {
    return target == Target.THROUGHPUT ? row.solo() / row.measured() : row.measured() / row.solo();
  }

  private String whyAlone() {
    return switch (mapping.coRunners()) {
      case CoRunners.RowsOf(List<String> columns) ->
          "no two rows have the same %s".formatted(String.join("/", columns));
      case CoRunners.Copies(String column) -> "%s is 1 in all of them".formatted(column);
      case CoRunners.Repeated(List<EngineColumns> slots) ->
          "%s is blank in all of them".formatted(slots.stream().map(EngineColumns::model).toList());
      case CoRunners.Pooled _ -> "there are none";
    };
  }

  private boolean isTarget(String column) {
    return mapping.targets().values().stream().anyMatch(each -> each.column().equals(column));
  }

  private Stream<EngineColumns> slots() {
    return mapping.coRunners() instanceof CoRunners.Repeated(List<EngineColumns> slots)
        ? slots.stream()
        : Stream.of();
  }

  private static Stream<Quantity> described(EngineColumns engine) {
    return Stream.concat(
        engine.features().stream(),
        Stream.of(
                engine.soloLatency(),
                engine.soloThroughput(),
                engine.kernels(),
                engine.offeredRate(),
                engine.used())
            .filter(Objects::nonNull));
  }
}
