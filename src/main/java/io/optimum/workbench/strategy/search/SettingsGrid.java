package io.optimum.workbench.strategy.search;

import io.optimum.workbench.domain.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Settings that can be measured, each a point in the unit cube: a knob's value counts by its rank
/// among the values of that knob, because batch sizes and concurrencies go in powers of two.
public final class SettingsGrid {
  private final double[][] points;

  private SettingsGrid(double[][] points) {
    this.points = points;
  }

  /// @param settings one array of knob values per point, all of the same length
  public static SettingsGrid of(List<double[]> settings) {
    Require.notEmpty(settings, "settings");
    double[][] points = new double[settings.size()][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new double[settings.get(i).length];
    }
    for (int knob = 0; knob < points[0].length; knob++) {
      List<Double> values = values(settings, knob);
      for (int i = 0; i < points.length; i++) {
        points[i][knob] =
            values.size() == 1 ? 0 : values.indexOf(settings.get(i)[knob]) / (values.size() - 1.0);
      }
    }
    return new SettingsGrid(points);
  }

  private static List<Double> values(List<double[]> settings, int knob) {
    TreeSet<Double> values = new TreeSet<>();
    settings.forEach(each -> values.add(each[knob]));
    return new ArrayList<>(values);
  }

  public int size() {
    return points.length;
  }

  int knobs() {
    return points[0].length;
  }

  /// Euclidean distance of two points, each knob in a length of its own.
  double distance(int one, int other, double[] lengths) {
    double squares = 0;
    for (int knob = 0; knob < knobs(); knob++) {
      double difference = (points[one][knob] - points[other][knob]) / lengths[knob];
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }

  /// Points that differ in one knob only, and there by the smallest step up or down.
  List<Integer> neighbours(int point) {
    List<Integer> near = new ArrayList<>();
    for (int knob = 0; knob < knobs(); knob++) {
      int up = nearest(point, knob, 1);
      int down = nearest(point, knob, -1);
      if (up >= 0) {
        near.add(up);
      }
      if (down >= 0) {
        near.add(down);
      }
    }
    return near;
  }

  private int nearest(int point, int knob, int direction) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int other = 0; other < points.length; other++) {
      double step = direction * (points[other][knob] - points[point][knob]);
      if (step > 0 && step < least && sameElsewhere(point, other, knob)) {
        least = step;
        best = other;
      }
    }
    return best;
  }

  private boolean sameElsewhere(int one, int other, int knob) {
    for (int each = 0; each < knobs(); each++) {
      if (each != knob && points[one][each] != points[other][each]) {
        return false;
      }
    }
    return true;
  }
}
