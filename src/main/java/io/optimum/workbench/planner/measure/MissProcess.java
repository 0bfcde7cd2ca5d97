package io.optimum.workbench.planner.measure;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What a predictor misses, as a Gaussian process over deployments in combinations: where two have
/// something in common, they are likely to be missed alike.
///
/// The logarithm of measured over predicted slowdown is a sum of normal, independent parts: a miss
/// common to all, one of the engine itself, one of each co-runner (how hard it is on others), one
/// of each pair, all as large, and one that nothing else shares. All grow with the logarithm of the
/// predicted slowdown: what hardly waits is hardly missed. Linear in these, so it is exact to
/// condition on measurements (Rasmussen and Williams, *Gaussian Processes for Machine Learning*,
/// 2006, 2.1 and A.4). The three constants were fitted by likelihood to 24 worlds that are none of
/// the standard proof's (decision 240).
final class MissProcess {
  private static final double SHARED = 0.07;
  private static final double OWN = 0.055;

  /// Logarithm of the slowdown that is missed by twice as much as none.
  private static final double DOUBLING = 0.5;

  /// More are not learned from: each costs the square of their number.
  private static final int MOST = 1_500;

  private final List<Point> points = new ArrayList<>();
  private final List<Double> misses = new ArrayList<>();

  /// Lower triangle of the covariance's Cholesky factor, row by row.
  private final List<double[]> factor = new ArrayList<>();

  private double[] weights = {};

  /// One deployment in a combination.
  ///
  /// @param others its co-runners
  /// @param slowdown predicted, at least 1
  record Point(GpuId gpu, EngineId engine, List<EngineId> others, double slowdown) {
    /// How much larger its misses are than the constants.
    private double scale() {
      return DOUBLING + Math.log(slowdown);
    }

    /// Variance of what it shares with no other.
    private double own() {
      double own = OWN * scale();
      return own * own;
    }
  }

  void add(Point point, double miss) {
    if (points.size() >= MOST) {
      return;
    }
    double[] row = new double[points.size() + 1];
    double[] solved = solved(point);
    double left = covariance(point, point) + point.own();
    for (int i = 0; i < solved.length; i++) {
      row[i] = solved[i];
      left -= solved[i] * solved[i];
    }
    row[solved.length] = Math.sqrt(Math.max(left, 1e-12));
    points.add(point);
    misses.add(miss);
    factor.add(row);
    weights = weights(misses.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// Expected miss.
  double mean(Point point) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * covariance(point, points.get(i));
    }
    return sum;
  }

  /// Standard deviation of the miss.
  double deviation(Point point) {
    double variance = covariance(point, point) + point.own();
    for (double each : solved(point)) {
      variance -= each * each;
    }
    return Math.sqrt(Math.max(point.own(), variance));
  }

  private static double covariance(Point one, Point other) {
    if (!one.gpu().equals(other.gpu())) {
      return 0;
    }
    double engines = one.engine().equals(other.engine()) ? 2 : 1;
    double coRunners = 1 + common(one.others(), other.others());
    return SHARED * SHARED * one.scale() * other.scale() * engines * coRunners;
  }

  /// 1 for the same co-runners, 0 for none in common.
  private static double common(List<EngineId> some, List<EngineId> others) {
    int equal = 0;
    for (EngineId each : some) {
      equal += Collections.frequency(others, each);
    }
    return equal / Math.sqrt(some.size() * others.size());
  }

  /// The factor's inverse applied to a point's covariances.
  private double[] solved(Point point) {
    double[] solved = new double[points.size()];
    for (int i = 0; i < solved.length; i++) {
      solved[i] = covariance(point, points.get(i));
    }
    return forward(solved);
  }

  private double[] forward(double[] values) {
    for (int i = 0; i < values.length; i++) {
      double[] row = factor.get(i);
      for (int j = 0; j < i; j++) {
        values[i] -= row[j] * values[j];
      }
      values[i] /= row[i];
    }
    return values;
  }

  /// The covariance's inverse applied to misses.
  private double[] weights(double[] values) {
    double[] solved = forward(values);
    for (int i = solved.length - 1; i >= 0; i--) {
      solved[i] /= factor.get(i)[i];
      for (int j = 0; j < i; j++) {
        solved[j] -= factor.get(i)[j] * solved[i];
      }
    }
    return solved;
  }
}
