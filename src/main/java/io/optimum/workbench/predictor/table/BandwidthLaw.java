package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Party;
import io.optimum.workbench.domain.table.TableColumn;
import io.optimum.workbench.predictor.regression.NonNegativeLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Slowdown among engines that share bandwidth but no SMs: `s = 1 + sum_k (a_k + b_k * u_k) * U_k`
/// with *u* the use of resource *k* by the target, *U* that of those beside it, and constants that
/// are not negative, for nothing speeds up by sharing. The linear model of gpulet (Choi et al.,
/// USENIX ATC 2022) with products added and signs constrained (our choice).
final class BandwidthLaw implements Law {
  @Override
  public String name() {
    return "bandwidth";
  }

  @Override
  public boolean isPerModel() {
    return false;
  }

  @Override
  public boolean applies(MeasuredTable table) {
    return Slowdowns.known(table) && !uses(table).isEmpty();
  }

  @Override
  public Fitted fit(MeasuredTable table, List<MeasuredRow> rows) {
    List<Use> uses = uses(table);
    double[][] terms = rows.stream().map(row -> terms(uses, row)).toArray(double[][]::new);
    double[] slowdowns =
        rows.stream().mapToDouble(row -> Math.exp(Slowdowns.log(table, row))).toArray();
    double[] constants = NonNegativeLaw.fit(terms, slowdowns);
    return row -> Math.log(NonNegativeLaw.at(constants, terms(uses, row)));
  }

  /// How much of a resource the target and those beside it use.
  private interface Use {
    double mine(MeasuredRow row);

    double beside(MeasuredRow row);
  }

  private record OwnUse(int column) implements Use {
    @Override
    public double mine(MeasuredRow row) {
      return row.target().values()[column];
    }

    @Override
    public double beside(MeasuredRow row) {
      return row.others().stream().map(Party::values).mapToDouble(each -> each[column]).sum();
    }
  }

  private record PooledUse(int column) implements Use {
    @Override
    public double mine(MeasuredRow row) {
      return 0;
    }

    @Override
    public double beside(MeasuredRow row) {
      return row.pooled()[column];
    }
  }

  private static List<Use> uses(MeasuredTable table) {
    List<Use> uses = new ArrayList<>();
    if (table.rows().stream().noneMatch(row -> row.others().isEmpty())) {
      resources(table.columns()).forEach(column -> uses.add(new OwnUse(column)));
    }
    resources(table.pooled()).forEach(column -> uses.add(new PooledUse(column)));
    return uses;
  }

  private static List<Integer> resources(List<TableColumn> columns) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).kind() == TableColumn.Kind.RESOURCE)
        .boxed()
        .toList();
  }

  private static double[] terms(List<Use> uses, MeasuredRow row) {
    double[] terms = new double[2 * uses.size()];
    for (int k = 0; k < uses.size(); k++) {
      terms[2 * k] = uses.get(k).beside(row);
      terms[2 * k + 1] = uses.get(k).mine(row) * terms[2 * k];
    }
    return terms;
  }
}
