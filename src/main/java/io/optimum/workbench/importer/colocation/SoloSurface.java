package io.optimum.workbench.importer.colocation;

import io.optimum.workbench.domain.table.TableColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// How fast engines are alone over a grid of settings, and what that says of them without any
/// absolute number: saturation (speed over the best along an axis), elasticity (slope of ln speed
/// over ln setting), and, where an axis is a share of the GPU, how well they use their share.
final class SoloSurface {
  /// Least share used that is still a share.
  private static final double LEAST_USED = 1e-3;

  private final List<String> axes;
  private final @Nullable String share;
  private final Map<String, Map<List<Double>, List<Double>>> speeds = new LinkedHashMap<>();
  private final Map<Line, NavigableMap<Double, List<Double>>> lines = new HashMap<>();

  SoloSurface(List<String> axes, @Nullable String share) {
    this.axes = axes;
    this.share = share;
  }

  /// @param speed anything that is greater when the engine is faster, in one unit; of repeats at
  ///   the same settings the median counts
  void add(String model, List<Double> at, double speed) {
    List<Double> repeats =
        speeds
            .computeIfAbsent(model, _ -> new LinkedHashMap<>())
            .computeIfAbsent(at, _ -> new ArrayList<>());
    repeats.add(speed);
    Collections.sort(repeats);
    for (int axis = 0; axis < axes.size(); axis++) {
      Line line = Line.through(model, at, axis);
      lines.computeIfAbsent(line, _ -> new TreeMap<>()).put(at.get(axis), at);
    }
  }

  /// NaN where it was not profiled.
  double speed(String model, List<Double> at) {
    List<Double> sorted = speeds.getOrDefault(model, Map.of()).getOrDefault(at, List.of());
    int half = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : Math.sqrt(sorted.get(half - 1) * sorted.get(half));
  }

  private double fastest(String model) {
    return speeds.getOrDefault(model, Map.of()).keySet().stream()
        .mapToDouble(at -> speed(model, at))
        .max()
        .orElseThrow();
  }

  List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>();
    for (String axis : axes) {
      columns.add(
          new TableColumn(
              "speed alone over the best by " + axis,
              TableColumn.Scale.LOGARITHMIC,
              TableColumn.Kind.RELATIVE));
      columns.add(
          new TableColumn(
              "elasticity of speed alone by " + axis,
              TableColumn.Scale.LINEAR,
              TableColumn.Kind.RELATIVE));
    }
    return columns;
  }

  /// One per column; only where it was profiled.
  double[] values(String model, List<Double> at) {
    double[] values = new double[2 * axes.size()];
    for (int axis = 0; axis < axes.size(); axis++) {
      values[2 * axis] = speed(model, at) / best(model, at, axis, _ -> 1);
      values[2 * axis + 1] = elasticity(model, at, axis);
    }
    return values;
  }

  /// Share of the GPU used: speed per share over the best speed per share, or without a share axis
  /// speed over the best at any setting.
  double usedFraction(String model, List<Double> at) {
    double speed = speed(model, at);
    int axis = share == null ? -1 : axes.indexOf(share);
    double used =
        axis < 0
            ? speed / fastest(model)
            : speed / at.get(axis) / best(model, at, axis, point -> point.get(axis));
    return Math.max(LEAST_USED, used);
  }

  /// Of speed over a weight, along one axis through a point.
  private double best(
      String model, List<Double> at, int axis, ToDoubleFunction<List<Double>> weight) {
    return line(model, at, axis).stream()
        .mapToDouble(point -> speed(model, point) / weight.applyAsDouble(point))
        .max()
        .orElseThrow();
  }

  /// Mean slope to the neighbours on either side; 0 where there is none.
  private double elasticity(String model, List<Double> at, int axis) {
    List<List<Double>> line = line(model, at, axis);
    int here = line.indexOf(at);
    double sum = 0;
    int count = 0;
    for (int other : new int[] {here - 1, here + 1}) {
      if (other >= 0 && other < line.size() && at.get(axis) > 0 && line.get(other).get(axis) > 0) {
        double rise = Math.log(speed(model, line.get(other)) / speed(model, at));
        sum += rise / Math.log(line.get(other).get(axis) / at.get(axis));
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private List<List<Double>> line(String model, List<Double> at, int axis) {
    return List.copyOf(lines.getOrDefault(Line.through(model, at, axis), new TreeMap<>()).values());
  }

  /// Points that differ in one axis only, in its order.
  private record Line(String model, int axis, List<Double> others) {
    static Line through(String model, List<Double> at, int axis) {
      List<Double> others = new ArrayList<>(at);
      others.remove(axis);
      return new Line(model, axis, others);
    }
  }
}
