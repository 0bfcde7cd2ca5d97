package io.optimum.workbench.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParetoFrontTest {
  record Point(Interval latency, Interval goodput) {
    boolean reaches(Point other) {
      return latency.mid() <= other.latency.mid() && goodput.mid() >= other.goodput.mid();
    }

    boolean beats(Point other) {
      return reaches(other) && !other.reaches(this);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noPointBeatsOneOnTheFrontAndEveryOtherIsBeatenOrEqualled(long seed) {
    List<Point> all = random(seed);

    List<Point> front = front(all).points();

    assertThat(front).allMatch(each -> all.stream().noneMatch(other -> other.beats(each)));
    assertThat(all)
        .filteredOn(each -> !front.contains(each))
        .allMatch(each -> front.stream().anyMatch(other -> other.reaches(each)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void latencyAndGoodputAscendTogether(long seed) {
    List<Point> front = front(random(seed)).points();

    for (int i = 1; i < front.size(); i++) {
      assertThat(front.get(i).latency().mid()).isGreaterThan(front.get(i - 1).latency().mid());
      assertThat(front.get(i).goodput().mid()).isGreaterThan(front.get(i - 1).goodput().mid());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void orderOfThePointsDoesNotMatter(long seed) {
    List<Point> all = random(seed);

    assertThat(front(all.reversed())).isEqualTo(front(all));
  }

  @Test
  void contendersOverlapWithTheFront() {
    Point best = new Point(new Interval(0.9, 1, 1.1), new Interval(9, 10, 11));
    Point close = new Point(new Interval(1.05, 1.2, 1.3), new Interval(8, 9, 9.5));
    Point hopeless = new Point(new Interval(2, 3, 4), new Interval(4, 5, 6));

    ParetoFront<Point> front = front(List.of(hopeless, close, best));

    assertThat(front.points()).containsExactly(best);
    assertThat(front.contenders()).containsExactly(close);
  }

  private static ParetoFront<Point> front(List<Point> points) {
    return ParetoFront.of(points, Point::latency, Point::goodput);
  }

  private static List<Point> random(long seed) {
    Random random = new Random(seed);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      points.add(new Point(interval(random), interval(random)));
    }
    return points;
  }

  /// A coarse grid, so that ties happen; the distance to the ends tells points apart.
  private static Interval interval(Random random) {
    double mid = 1 + random.nextInt(12);
    double spread = random.nextDouble();
    return new Interval(mid - spread, mid, mid + spread);
  }
}
