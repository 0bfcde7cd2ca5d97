package io.optimum.workbench.ui.chart.scatter;

import io.optimum.workbench.ui.chart.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/// What a scatter chart shows.
///
/// @param x what is along the bottom
/// @param y what is up the side
/// @param series names, by the index that marks carry
/// @param marks the points
/// @param front indexes into `marks`, joined by a line in this order
/// @param limitX a limit along the bottom, such as a latency objective
/// @param diagonal whether to draw y = x, with equal axes
/// @param ghost where the selected mark was before, of a series of its own
/// @param moving how many marks, the last ones, often move while the others stay
public record ScatterData(
    Quantity x,
    Quantity y,
    List<String> series,
    List<Mark> marks,
    List<Integer> front,
    OptionalDouble limitX,
    boolean diagonal,
    Optional<Mark> ghost,
    int moving) {
  public ScatterData {
    series = List.copyOf(series);
    marks = List.copyOf(marks);
    front = List.copyOf(front);
    if (moving < 0 || moving > marks.size()) {
      throw new IllegalArgumentException(
          "Of %d marks, %d cannot be the moving ones.".formatted(marks.size(), moving));
    }
  }

  /// Points only.
  public static ScatterData of(Quantity x, Quantity y, List<String> series, List<Mark> marks) {
    return new ScatterData(
        x, y, series, marks, List.of(), OptionalDouble.empty(), false, Optional.empty(), 0);
  }

  /// With a line through these marks.
  public ScatterData withFront(List<Integer> indexes) {
    return new ScatterData(x, y, series, marks, indexes, limitX, diagonal, ghost, moving);
  }

  /// With a limit along the bottom.
  public ScatterData withLimitX(double limit) {
    return new ScatterData(
        x, y, series, marks, front, OptionalDouble.of(limit), diagonal, ghost, moving);
  }

  /// With y = x, for parity.
  public ScatterData withDiagonal() {
    return new ScatterData(x, y, series, marks, front, limitX, true, ghost, moving);
  }

  /// With the place where the selected mark was before.
  public ScatterData withGhost(Mark before) {
    return new ScatterData(
        x, y, series, marks, front, limitX, diagonal, Optional.of(before), moving);
  }

  /// Without the ghost where its series is hidden.
  ScatterData withGhostIf(IntPredicate shown) {
    Optional<Mark> seen = ghost.filter(mark -> shown.test(mark.series()));
    return new ScatterData(x, y, series, marks, front, limitX, diagonal, seen, moving);
  }

  /// With this many of the last marks above the others, where moving them is quick.
  public ScatterData withMoving(int count) {
    return new ScatterData(x, y, series, marks, front, limitX, diagonal, ghost, count);
  }

  /// Whether all but the moving marks and the ghost is as it was in `before`. Looks no further than
  /// the first mark that differs.
  boolean staysAs(ScatterData before) {
    return x.equals(before.x)
        && y.equals(before.y)
        && series.equals(before.series)
        && front.equals(before.front)
        && limitX.equals(before.limitX)
        && diagonal == before.diagonal
        && stillCount() == before.stillCount()
        && marks.subList(0, stillCount()).equals(before.marks.subList(0, stillCount()));
  }

  int stillCount() {
    return marks.size() - moving;
  }
}
