package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Party;
import io.optimum.workbench.domain.table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The feature schema of one table: what learners see of a row. *Narrow* features are dimensionless
/// and transfer to engines never seen; *wide* ones add absolute numbers and identities, of use only
/// for engines seen in training. What runs beside the target is pooled by sum, mean and maximum, so
/// its order and number do not matter.
public final class TableFeatures {
  /// More models than this are not told apart by a column each.
  private static final int MOST_MODELS = 40;

  private final List<Entry> narrow = new ArrayList<>();
  private final List<Entry> wide = new ArrayList<>();

  private record Entry(String name, ToDoubleFunction<MeasuredRow> value) {}

  public TableFeatures(MeasuredTable table) {
    boolean soloKnown = all(table, party -> !Double.isNaN(party.soloSeconds()));
    boolean kernelsKnown = all(table, party -> !Double.isNaN(party.kernels()));
    List<TableColumn> columns = table.columns();
    for (int k = 0; k < columns.size(); k++) {
      own(columns.get(k), k, table);
    }
    for (int k = 0; k < table.pooled().size(); k++) {
      pooled(table.pooled().get(k), k);
    }
    narrow.add(new Entry("ln(1 + engines beside)", row -> Math.log1p(row.others().size())));
    if (soloKnown && !table.copies()) {
      ratios(kernelsKnown);
    }
    if (kernelsKnown) {
      narrow.add(new Entry("ln kernels", row -> Math.log(row.target().kernels())));
    }
    loads(table, soloKnown);
    capacity(table);
    if (soloKnown) {
      wide.add(new Entry("ln solo latency", row -> Math.log(row.target().soloSeconds())));
    }
    if (Slowdowns.known(table)) {
      wide.add(new Entry("ln solo", row -> Math.log(row.solo())));
    }
    identities(table);
  }

  /// Names of the narrow features, then of those that wide ones add.
  public List<String> names() {
    return java.util.stream.Stream.concat(narrow.stream(), wide.stream()).map(Entry::name).toList();
  }

  /// @param laws logarithms of what fitted laws say, appended
  double[] of(MeasuredRow row, boolean isWide, double[] laws) {
    double[] values = new double[laws.length + narrow.size() + (isWide ? wide.size() : 0)];
    int at = 0;
    for (double each : laws) {
      values[at++] = each;
    }
    for (Entry entry : narrow) {
      values[at++] = entry.value().applyAsDouble(row);
    }
    for (int k = 0; isWide && k < wide.size(); k++) {
      values[at++] = wide.get(k).value().applyAsDouble(row);
    }
    return values;
  }

  private void own(TableColumn column, int k, MeasuredTable table) {
    List<Entry> to = column.kind() == TableColumn.Kind.ABSOLUTE ? wide : narrow;
    ToDoubleFunction<Party> value = party -> column.scaled(party.values()[k]);
    to.add(new Entry(column.name(), row -> value.applyAsDouble(row.target())));
    if (!table.copies()) {
      to.add(new Entry("mean beside: " + column.name(), row -> mean(row, value)));
      to.add(new Entry("max beside: " + column.name(), row -> max(row, value)));
      if (column.kind() == TableColumn.Kind.RESOURCE) {
        to.add(new Entry("sum beside: " + column.name(), row -> sum(row, value)));
      }
    }
  }

  private void pooled(TableColumn column, int k) {
    List<Entry> to = column.kind() == TableColumn.Kind.ABSOLUTE ? wide : narrow;
    to.add(new Entry("beside: " + column.name(), row -> column.scaled(row.pooled()[k])));
  }

  private void ratios(boolean kernelsKnown) {
    ToDoubleFunction<Party> solo = Party::soloSeconds;
    narrow.add(
        new Entry(
            "ln solo latencies beside over own, sum",
            row -> Math.log1p(sum(row, solo) / row.target().soloSeconds())));
    narrow.add(
        new Entry(
            "ln solo latency beside over own, max",
            row -> Math.log1p(max(row, solo) / row.target().soloSeconds())));
    if (kernelsKnown) {
      ToDoubleFunction<Party> kernel = party -> party.soloSeconds() / party.kernels();
      narrow.add(
          new Entry(
              "ln mean kernels beside over own, sum",
              row -> Math.log1p(sum(row, kernel) / kernel.applyAsDouble(row.target()))));
    }
  }

  private void loads(MeasuredTable table, boolean soloKnown) {
    if (soloKnown && !all(table, party -> Double.isInfinite(party.offeredPerSecond()))) {
      ToDoubleFunction<Party> load =
          party -> Math.min(1, party.offeredPerSecond() * party.soloSeconds());
      narrow.add(new Entry("load", row -> load.applyAsDouble(row.target())));
      narrow.add(new Entry("load beside, sum", row -> sum(row, load)));
    }
  }

  private void capacity(MeasuredTable table) {
    if (all(table, party -> !Double.isNaN(party.usedFraction()))) {
      ToDoubleFunction<Party> used = Party::usedFraction;
      narrow.add(new Entry("ln used", row -> Math.log(row.target().usedFraction())));
      narrow.add(
          new Entry(
              "ln used by all, at least 1",
              row -> Math.log(Math.max(1, row.target().usedFraction() + sum(row, used)))));
    }
  }

  private void identities(MeasuredTable table) {
    TreeSet<String> models =
        table.rows().stream()
            .flatMap(row -> row.others().stream().map(Party::model))
            .collect(Collectors.toCollection(TreeSet::new));
    models.addAll(table.models());
    if (models.size() > MOST_MODELS) {
      return;
    }
    for (String model : models) {
      wide.add(new Entry("is " + model, row -> row.target().model().equals(model) ? 1 : 0));
      if (!table.copies()) {
        wide.add(
            new Entry(
                "beside " + model, row -> sum(row, party -> party.model().equals(model) ? 1 : 0)));
      }
    }
  }

  private static boolean all(MeasuredTable table, java.util.function.Predicate<Party> condition) {
    return table.rows().stream()
        .allMatch(row -> condition.test(row.target()) && row.others().stream().allMatch(condition));
  }

  private static double sum(MeasuredRow row, ToDoubleFunction<Party> value) {
    double sum = 0;
    for (Party party : row.others()) {
      sum += value.applyAsDouble(party);
    }
    return sum;
  }

  private static double mean(MeasuredRow row, ToDoubleFunction<Party> value) {
    return row.others().isEmpty() ? 0 : sum(row, value) / row.others().size();
  }

  private static double max(MeasuredRow row, ToDoubleFunction<Party> value) {
    double max = Double.NEGATIVE_INFINITY;
    for (Party party : row.others()) {
      max = Math.max(max, value.applyAsDouble(party));
    }
    return row.others().isEmpty() ? 0 : max;
  }
}
