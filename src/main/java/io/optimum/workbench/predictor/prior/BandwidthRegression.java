package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.predictor.TrainingExample;
import java.util.ArrayList;
import java.util.List;

/// Slowdown as a linear function of DRAM and L2 use, own and of those beside: the interference
/// model of gpulet (Choi et al., "Serving Heterogeneous Machine Learning Models on Multi-GPU
/// Servers with Spatio-Temporal Sharing", USENIX ATC 2022), least squares with a small ridge for
/// when uses are collinear. Never below 1.
final class BandwidthRegression extends PointPredictor {
  static final String NAME = "linear on DRAM and L2";

  /// Against singular equations only.
  private static final double RIDGE = 1e-6;

  private static final int TERMS = 5;
  private final double[] weights;

  private BandwidthRegression(double[] weights) {
    super(NAME);
    this.weights = weights;
  }

  static BandwidthRegression fitted(List<TrainingExample> examples) {
    FactsCache cache = new FactsCache();
    RoundRobin law = new RoundRobin();
    List<double[]> rows = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (TrainingExample example : examples) {
      law.solve(example.combination(), cache, KernelRoundRobinPrior.UNSCALED);
      for (int i = 0; i < law.size(); i++) {
        rows.add(terms(law, i));
        targets.add(example.slowdowns().get(i));
      }
    }
    return new BandwidthRegression(leastSquares(rows, targets));
  }

  @Override
  double slowdown(RoundRobin law, int deployment) {
    double[] terms = terms(law, deployment);
    double sum = 0;
    for (int k = 0; k < TERMS; k++) {
      sum += weights[k] * terms[k];
    }
    return Math.max(1, sum);
  }

  private static double[] terms(RoundRobin law, int i) {
    return new double[] {
      1,
      law.traits(i).dramNanos() / law.soloNanos(i),
      law.traits(i).l2Nanos() / law.soloNanos(i),
      law.sumBeside(i, j -> law.traits(j).dramNanos() / law.soloNanos(j)),
      law.sumBeside(i, j -> law.traits(j).l2Nanos() / law.soloNanos(j))
    };
  }

  private static double[] leastSquares(List<double[]> rows, List<Double> targets) {
    double[][] system = new double[TERMS][TERMS + 1];
    for (int r = 0; r < rows.size(); r++) {
      double[] row = rows.get(r);
      for (int i = 0; i < TERMS; i++) {
        for (int j = 0; j < TERMS; j++) {
          system[i][j] += row[i] * row[j];
        }
        system[i][TERMS] += row[i] * targets.get(r);
      }
    }
    for (int i = 0; i < TERMS; i++) {
      system[i][i] += RIDGE * rows.size();
    }
    return solve(system);
  }

  /// Gauss-Jordan; the ridge keeps the pivots of this positive definite system away from zero.
  private static double[] solve(double[][] system) {
    for (int pivot = 0; pivot < TERMS; pivot++) {
      for (int row = 0; row < TERMS; row++) {
        double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
        for (int column = pivot; column <= TERMS && factor != 0; column++) {
          system[row][column] -= factor * system[pivot][column];
        }
      }
    }
    double[] solution = new double[TERMS];
    for (int i = 0; i < TERMS; i++) {
      solution[i] = system[i][TERMS] / system[i][i];
    }
    return solution;
  }
}
