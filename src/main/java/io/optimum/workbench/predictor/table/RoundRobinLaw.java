package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Party;
import io.optimum.workbench.predictor.regression.Cholesky;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Slowdown of streams whose kernels take turns: `L_i = S_i + c * K_i * sum_j a_j * S_j / K_j`, as
/// in [io.optimum.workbench.predictor.prior.KernelRoundRobinPrior], with *K* counted where the
/// table has it and *a* the busy fraction: 1 in a closed loop, else `rate * L` up to 1.
///
/// Fitted, each model has a mean kernel duration `S / K` of its own, found from training rows and
/// held towards the counted one (or towards that of all) by a small ridge; a model not seen in
/// training has no correction.
final class RoundRobinLaw implements Law {
  private static final int STEPS = 40;
  private static final int MOST_ROWS = 250;
  private static final int SEARCH_STEPS = 25;
  private static final double DIFFERENCE = 1e-4;

  /// Errors beyond this, in log space, count as their size and not as its square.
  private static final double SOFT = 0.1;

  private static final double RIDGE = 0.0025;

  private final boolean perModel;

  /// @param perModel whether kernel durations are fitted too
  RoundRobinLaw(boolean perModel) {
    this.perModel = perModel;
  }

  @Override
  public String name() {
    return perModel ? "kernel round robin per model" : "kernel round robin";
  }

  @Override
  public boolean isPerModel() {
    return perModel;
  }

  @Override
  public boolean applies(MeasuredTable table) {
    return Slowdowns.known(table)
        && !(perModel && table.copies())
        && table.rows().stream().allMatch(row -> !row.others().isEmpty() && known(row.target()))
        && table.rows().stream()
            .allMatch(row -> row.others().stream().allMatch(RoundRobinLaw::known));
  }

  @Override
  public Fitted fit(MeasuredTable table, List<MeasuredRow> rows) {
    Search search = new Search(table, thinned(rows), perModel);
    return search.law(search.run());
  }

  private static List<MeasuredRow> thinned(List<MeasuredRow> rows) {
    int step = Math.ceilDiv(rows.size(), MOST_ROWS);
    List<MeasuredRow> kept = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += step) {
      kept.add(rows.get(i));
    }
    return kept;
  }

  private static boolean known(Party party) {
    return !Double.isNaN(party.soloSeconds());
  }

  /// Damped Gauss-Newton on logarithms, far rows counting less (Levenberg-Marquardt with the
  /// weights of a soft absolute error).
  private static final class Search {
    private final List<MeasuredRow> rows;
    private final List<String> models;
    private final double[] logs;

    Search(MeasuredTable table, List<MeasuredRow> rows, boolean perModel) {
      this.rows = rows;
      logs = Slowdowns.logs(table, rows);
      TreeSet<String> names = new TreeSet<>();
      if (perModel) {
        rows.forEach(row -> names.add(row.target().model()));
        rows.forEach(row -> row.others().forEach(each -> names.add(each.model())));
      }
      models = List.copyOf(names);
    }

    /// The scale first, then the correction of each model, all as logarithms.
    double[] run() {
      double[] at = new double[models.size() + 1];
      double damping = 0.1;
      for (int step = 0; step < SEARCH_STEPS && damping < 1e6; step++) {
        double[] next = next(at, damping);
        if (cost(next) < cost(at)) {
          at = next;
          damping /= 4;
        } else {
          damping *= 5;
        }
      }
      return at;
    }

    Fitted law(double[] constants) {
      Map<String, Double> corrections = new TreeMap<>();
      for (int k = 0; k < models.size(); k++) {
        corrections.put(models.get(k), constants[k + 1]);
      }
      double scale = Math.exp(constants[0]);
      return row -> RoundRobinLaw.logSlowdown(row, corrections, scale);
    }

    private double[] errors(double[] constants) {
      Fitted law = law(constants);
      double[] errors = new double[logs.length];
      for (int i = 0; i < errors.length; i++) {
        errors[i] = law.logSlowdown(rows.get(i)) - logs[i];
      }
      return errors;
    }

    private double cost(double[] constants) {
      double sum = 0;
      for (double each : errors(constants)) {
        sum += 2 * SOFT * SOFT * (Math.sqrt(1 + each * each / SOFT / SOFT) - 1);
      }
      for (double each : constants) {
        sum += RIDGE * each * each;
      }
      return sum;
    }

    private double[] next(double[] at, double damping) {
      double[] errors = errors(at);
      double[][] slopes = new double[at.length][];
      for (int k = 0; k < at.length; k++) {
        double[] moved = at.clone();
        moved[k] += DIFFERENCE;
        slopes[k] = errors(moved);
      }
      double[][] products = new double[at.length][at.length];
      double[] right = new double[at.length];
      for (int i = 0; i < errors.length; i++) {
        double weight = 1 / Math.sqrt(1 + errors[i] * errors[i] / SOFT / SOFT);
        for (int k = 0; k < at.length; k++) {
          double slope = (slopes[k][i] - errors[i]) / DIFFERENCE;
          right[k] -= weight * slope * errors[i];
          for (int m = 0; m <= k; m++) {
            products[k][m] += weight * slope * (slopes[m][i] - errors[i]) / DIFFERENCE;
          }
        }
      }
      for (int k = 0; k < at.length; k++) {
        right[k] -= RIDGE * at[k];
        products[k][k] += RIDGE + damping * (products[k][k] + 1e-9);
      }
      double[] step = new Cholesky(products).solve(right);
      for (int k = 0; k < at.length; k++) {
        step[k] = at[k] + Math.clamp(step[k], -1, 1);
      }
      return step;
    }
  }

  private static double logSlowdown(
      MeasuredRow row, Map<String, Double> corrections, double scale) {
    int size = row.others().size() + 1;
    double[] solo = new double[size];
    double[] kernel = new double[size];
    double[] rate = new double[size];
    double[] latency = new double[size];
    boolean open = false;
    for (int i = 0; i < size; i++) {
      Party party = i == 0 ? row.target() : row.others().get(i - 1);
      solo[i] = party.soloSeconds();
      kernel[i] = kernelSeconds(party) * Math.exp(corrections.getOrDefault(party.model(), 0.0));
      rate[i] = party.offeredPerSecond();
      latency[i] = solo[i];
      open |= !Double.isInfinite(rate[i]);
    }
    int steps = open ? STEPS : 1;
    for (int step = 0; step < steps; step++) {
      double ahead = 0;
      for (int j = 0; j < size; j++) {
        ahead += busy(rate[j], latency[j]) * kernel[j];
      }
      for (int i = 0; i < size; i++) {
        double others = ahead - busy(rate[i], latency[i]) * kernel[i];
        double next = solo[i] + scale * solo[i] / kernel[i] * others;
        latency[i] = steps == 1 ? next : 0.5 * (latency[i] + next);
      }
    }
    return Math.log(latency[0] / solo[0]);
  }

  /// Where kernels were not counted, all models' kernels are taken to be as long.
  private static double kernelSeconds(Party party) {
    return Double.isNaN(party.kernels()) ? 1 : party.soloSeconds() / party.kernels();
  }

  private static double busy(double ratePerSecond, double latency) {
    return Double.isInfinite(ratePerSecond) ? 1 : Math.min(1, ratePerSecond * latency);
  }
}
