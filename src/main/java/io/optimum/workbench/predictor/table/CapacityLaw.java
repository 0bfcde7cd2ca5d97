package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Party;
import java.util.List;

/// Slowdown when engines together want more than the GPU has: `s = (1 + (k * U)^p)^(1/p)` with *U*
/// the sum of what each uses alone, as a fraction. For large *p* it is `max(1, k * U)`: nobody
/// waits until the GPU is full, then all share it. *p* and *k* are fitted (our choice); not valid
/// where engines wait for one another before the GPU is full.
final class CapacityLaw implements Law {
  private static final double[] POWERS = {1.5, 2, 3, 5, 9, 30};
  private static final double[] SCALES = {0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5};

  @Override
  public String name() {
    return "shared capacity";
  }

  @Override
  public boolean isPerModel() {
    return false;
  }

  @Override
  public boolean applies(MeasuredTable table) {
    return Slowdowns.known(table)
        && table.rows().stream()
            .allMatch(row ->
                known(row.target())
                    && !row.others().isEmpty()
                    && row.others().stream().allMatch(CapacityLaw::known));
  }

  @Override
  public Fitted fit(MeasuredTable table, List<MeasuredRow> rows) {
    double[] used = rows.stream().mapToDouble(CapacityLaw::used).toArray();
    double[] logs = Slowdowns.logs(table, rows);
    double least = Double.POSITIVE_INFINITY;
    double power = POWERS[0];
    double scale = 1;
    for (double p : POWERS) {
      for (double k : SCALES) {
        double error = 0;
        for (int i = 0; i < logs.length; i++) {
          error += Math.abs(logs[i] - log(used[i], k, p));
        }
        if (error < least) {
          least = error;
          power = p;
          scale = k;
        }
      }
    }
    double k = scale;
    double p = power;
    return row -> log(used(row), k, p);
  }

  private static boolean known(Party party) {
    return !Double.isNaN(party.usedFraction());
  }

  private static double used(MeasuredRow row) {
    return row.target().usedFraction()
        + row.others().stream().mapToDouble(Party::usedFraction).sum();
  }

  private static double log(double used, double k, double p) {
    return Math.log1p(Math.pow(k * used, p)) / p;
  }
}
