package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Party;
import io.optimum.workbench.domain.table.TableColumn;
import io.optimum.workbench.domain.table.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Tables made of numbers.
public final class Tables {
  private Tables() {}

  /// Pairs and triples of engines that take turns: kernels of engine *m* take *m + 1* ms.
  ///
  /// @param counted whether the table says how many kernels there are
  public static MeasuredTable turns(int models, boolean counted) {
    List<MeasuredRow> rows = new ArrayList<>();
    for (int i = 0; i < models; i++) {
      for (int j = 0; j < models; j++) {
        rows.add(row(rows.size(), counted, i, j));
        if (i != j) {
          rows.add(row(rows.size(), counted, i, j, (i + j) % models));
        }
      }
    }
    return table(rows);
  }

  public static MeasuredTable table(List<MeasuredRow> rows) {
    return new MeasuredTable(
        "made up",
        Target.SLOWDOWN,
        "ratio",
        List.of(new TableColumn("dram", TableColumn.Scale.LINEAR, TableColumn.Kind.RESOURCE)),
        List.of(),
        false,
        rows,
        new TreeMap<>());
  }

  static Party party(int model, boolean counted) {
    return party(model, counted, 0.1 * (model % 5));
  }

  static Party party(int model, boolean counted, double dramFraction) {
    double solo = 0.002 * (model + 1) * (10 + model % 3);
    return new Party(
        "model" + model,
        solo,
        counted ? 2.0 * (10 + model % 3) : Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NaN,
        new double[] {dramFraction});
  }

  private static MeasuredRow row(int line, boolean counted, int mine, int... beside) {
    List<Party> others = new ArrayList<>();
    double sum = 0;
    for (int other : beside) {
      others.add(party(other, counted));
      sum += other + 1;
    }
    double noise = 1 + 0.01 * Math.sin(line);
    return new MeasuredRow(
        "line " + line,
        party(mine, counted),
        others,
        new double[0],
        1,
        (1 + 0.7 * sum / (mine + 1)) * noise,
        "mix " + mine + List.of(beside.length, beside[0]));
  }
}
