package io.optimum.workbench.strategy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GridSearchTest {
  private static final SettingsGrid GRID = grid();
  private static final double[] ONES = {1, 1};

  /// Batch sizes times streams, in powers of two.
  private static SettingsGrid grid() {
    List<double[]> settings = new ArrayList<>();
    for (int batch = 1; batch <= 512; batch *= 2) {
      for (int streams = 1; streams <= 512; streams *= 2) {
        settings.add(new double[] {batch, streams});
      }
    }
    return SettingsGrid.of(settings);
  }

  /// A single peak at batch 64, 4 streams.
  private static double value(int point) {
    double batch = point / 10 - 6;
    double streams = point % 10 - 2;
    return 100 - batch * batch - 2 * streams * streams;
  }

  static Stream<GridSearch> searches() {
    return Stream.of(
        new ModelSearch(GRID, new SplittableRandom(1)),
        new HillClimb(GRID, 1),
        new RandomOrder(GRID, 1));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void everyPointIsAskedForExactlyOnce(GridSearch search) {
    List<Integer> asked = new ArrayList<>();
    OptionalInt next = search.ask();
    while (next.isPresent()) {
      asked.add(next.getAsInt());
      search.tell(next.getAsInt(), value(next.getAsInt()));
      next = search.ask();
    }
    assertThat(asked).hasSize(GRID.size()).doesNotHaveDuplicates();
  }

  @Test
  void aModelFindsASmoothPeakInFarFewerMeasurementsThanRandomOrder() {
    int model = 0;
    int random = 0;
    for (long seed = 1; seed <= 10; seed++) {
      model += untilPeak(new ModelSearch(GRID, new SplittableRandom(seed)));
      random += untilPeak(new RandomOrder(GRID, seed));
    }
    assertThat(model).isLessThan(random / 2);
  }

  @Test
  void aKnobThatDoesNotMatterCostsFewMeasurements() {
    SettingsGrid grid = SettingsGrid.of(cube(8));
    int asked = 0;
    for (long seed = 1; seed <= 10; seed++) {
      GridSearch search = new ModelSearch(grid, new SplittableRandom(seed));
      for (double value = -1; value < 0; asked++) {
        int point = search.ask().orElseThrow();
        value = -Math.abs(point / 64 - 5);
        search.tell(point, value);
      }
    }
    assertThat(asked).isLessThan(10 * 10);
  }

  /// All settings of three knobs.
  private static List<double[]> cube(int side) {
    List<double[]> settings = new ArrayList<>();
    for (int first = 0; first < side; first++) {
      for (int second = 0; second < side; second++) {
        for (int third = 0; third < side; third++) {
          settings.add(new double[] {first, second, third});
        }
      }
    }
    return settings;
  }

  @Test
  void knobsCountByRankSoThatPowersOfTwoAreEquallyFarApart() {
    assertThat(GRID.distance(0, 10, ONES)).isCloseTo(GRID.distance(80, 90, ONES), within(1e-12));
  }

  @Test
  void neighboursAreOneStepOfOneKnobAway() {
    assertThat(GRID.neighbours(0)).containsExactlyInAnyOrder(10, 1);
    assertThat(GRID.neighbours(55)).containsExactlyInAnyOrder(45, 65, 54, 56);
  }

  @Test
  void theProcessKnowsWhatWasMeasuredAndDoubtsWhatIsFarAway() {
    List<Integer> measured = List.of(0, 5, 50, 99);
    double[] values = measured.stream().mapToDouble(GridSearchTest::value).toArray();
    GaussianProcess process = GaussianProcess.of(GRID, measured, values);

    assertThat(process.at(5).mean()).isCloseTo(value(5), within(2.0));
    assertThat(process.at(5).deviation()).isLessThan(process.at(72).deviation());
  }

  @Test
  void expectedImprovementIsWhatIsKnownPlusWhatMayBe() {
    assertThat(Improvement.expected(3, 0, 2)).isEqualTo(1);
    assertThat(Improvement.expected(1, 0, 2)).isZero();
    assertThat(Improvement.expected(2, 1, 2)).isCloseTo(0.3989, within(1e-3));
    assertThat(Improvement.expected(1, 1, 2)).isCloseTo(0.0833, within(1e-3));
  }

  private static int untilPeak(GridSearch search) {
    int count = 0;
    while (true) {
      int asked = search.ask().orElseThrow();
      count++;
      if (value(asked) == 100) {
        return count;
      }
      search.tell(asked, value(asked));
    }
  }
}
