package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The points that no other point beats in both latency and goodput.
///
/// @param points the front by estimate: latency and goodput both ascend strictly; of points with
///   the same estimates the one of narrower intervals
/// @param contenders points off the front that may still belong on it: no other point is better in
///   both for sure, that is by the far ends of its intervals against the near ends of theirs
public record ParetoFront<T>(List<T> points, List<T> contenders) {
  public ParetoFront {
    points = List.copyOf(points);
    contenders = List.copyOf(contenders);
  }

  /// The front and its contenders.
  ///
  /// @param all points in any order
  /// @param latency lower is better
  /// @param goodput higher is better
  public static <T> ParetoFront<T> of(
      List<T> all, Function<T, Interval> latency, Function<T, Interval> goodput) {
    List<Scored<T>> scored = sorted(all, latency, goodput);
    List<Scored<T>> front = front(scored);
    Set<Scored<T>> onFront = new HashSet<>(front);
    return new ParetoFront<>(
        front.stream().map(Scored::point).toList(),
        scored.stream()
            .filter(each -> !onFront.contains(each))
            .filter(each -> scored.stream().noneMatch(other -> other.surelyBeats(each)))
            .map(Scored::point)
            .toList());
  }

  /// The front alone, faster.
  static <T> List<T> points(
      List<T> all, Function<T, Interval> latency, Function<T, Interval> goodput) {
    return front(sorted(all, latency, goodput)).stream().map(Scored::point).toList();
  }

  private static <T> List<Scored<T>> sorted(
      List<T> all, Function<T, Interval> latency, Function<T, Interval> goodput) {
    return all.stream()
        .map(each -> new Scored<>(each, latency.apply(each), goodput.apply(each)))
        .sorted(
            Comparator.<Scored<T>>comparingDouble(each -> each.latency().mid())
                .thenComparingDouble(each -> -each.goodput().mid())
                .thenComparingDouble(each -> each.latency().high())
                .thenComparingDouble(each -> -each.goodput().low()))
        .toList();
  }

  private static <T> List<Scored<T>> front(List<Scored<T>> sorted) {
    List<Scored<T>> front = new ArrayList<>();
    for (Scored<T> each : sorted) {
      if (front.isEmpty() || each.goodput().mid() > front.getLast().goodput().mid()) {
        front.add(each);
      }
    }
    return front;
  }

  private record Scored<T>(T point, Interval latency, Interval goodput) {
    boolean surelyBeats(Scored<T> other) {
      return latency.high() < other.latency.low() && goodput.low() > other.goodput.high();
    }
  }
}
