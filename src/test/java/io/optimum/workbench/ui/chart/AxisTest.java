package io.optimum.workbench.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void ticksAreRoundNumbers() {
    assertThat(Axis.linear(0.93, 2.11).ticks(7)).containsExactly(1.0, 1.2, 1.4, 1.6, 1.8, 2.0);
    assertThat(Axis.linear(0, 1).ticks(10))
        .containsExactly(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
    assertThat(Axis.linear(-3, 12e6).ticks(5)).containsExactly(0, 5e6, 10e6);
  }

  @Test
  void ticksNeverExceedTheLimitAndStayOnTheAxis() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      double min = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12) - 3);
      double max = min + Math.pow(10, random.nextInt(14) - 5) * (1e-3 + random.nextDouble());
      int atMost = 2 + random.nextInt(12);
      Axis axis = Axis.linear(min, max);
      double[] ticks = axis.ticks(atMost);
      assertThat(ticks.length).as("%s", axis).isLessThanOrEqualTo(atMost + 1);
      double slack = axis.length() * 1e-6;
      assertThat(DoubleStream.of(ticks)).allMatch(t -> t >= min - slack && t <= max + slack);
    }
  }

  @Test
  void logarithmicTicksArePowersOfTenWithTwoAndFiveWhereThereIsRoom() {
    Axis axis = new Axis(0.9, 120, Axis.Scale.LOG);
    assertThat(axis.ticks(10)).containsExactly(1, 2, 5, 10, 20, 50, 100);
    assertThat(axis.ticks(3)).containsExactly(1, 10, 100);
  }

  @Test
  void fractionAndValueAreInverse() {
    for (Axis axis : new Axis[] {Axis.linear(-5, 7), new Axis(1e-3, 1e4, Axis.Scale.LOG)}) {
      assertThat(axis.fraction(axis.value(0.3))).isCloseTo(0.3, within(1e-12));
    }
  }

  @Test
  void zoomKeepsTheValueBelowTheCursor() {
    Axis axis = Axis.linear(100, 300);
    Axis closer = axis.zoomed(0.5, 0.25);
    assertThat(closer.length()).isCloseTo(100, within(1e-9));
    assertThat(closer.value(0.25)).isCloseTo(axis.value(0.25), within(1e-9));
  }

  @Test
  void coversWhatIsFiniteAndPositiveOnALogarithmicAxis() {
    Axis axis = Axis.covering(DoubleStream.of(Double.NaN, -1, 0, 2, 200), Axis.Scale.LOG);
    assertThat(axis.min()).isPositive().isLessThan(2);
    assertThat(axis.max()).isGreaterThan(200);
    assertThat(Axis.covering(DoubleStream.empty(), Axis.Scale.LINEAR)).isEqualTo(Axis.linear(0, 1));
  }

  @Test
  void valuesThatDifferByRoundingAloneAreOne() {
    Axis axis = Axis.covering(DoubleStream.of(450, Math.nextUp(450.0)), Axis.Scale.LINEAR);
    assertThat(axis.length()).isGreaterThan(100);
  }

  @Test
  void refusesAnAxisThatDoesNotAscend() {
    assertThatThrownBy(() -> Axis.linear(2, 2)).hasMessageContaining("must ascend");
    assertThatThrownBy(() -> new Axis(0, 2, Axis.Scale.LOG)).hasMessageContaining("logarithmic");
  }
}
