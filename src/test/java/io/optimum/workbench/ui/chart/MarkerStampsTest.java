package io.optimum.workbench.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerStampsTest {
  private static final int SIDE = 40;
  private static final double RADIUS = 9;
  private static final int WHITE = 0xFFFFFFFF;

  private final MarkerStamps stamps = new MarkerStamps(RADIUS);
  private final MarkerStamps.Picture picture =
      new MarkerStamps.Picture(new int[SIDE * SIDE], SIDE, SIDE);

  /// Areas of shapes of radius 1, as they are drawn.
  @ParameterizedTest
  @CsvSource({"CIRCLE, 3.1416", "SQUARE, 3.0976", "TRIANGLE, 2.0197", "DIAMOND, 2.88"})
  void aShapeCoversItsArea(Marker shape, double area) {
    stamps.stamp(picture, shape, 20.3, 19.6, WHITE);
    double covered =
        Arrays.stream(picture.argb()).mapToDouble(pixel -> (pixel >>> 24) / 255.0).sum();
    assertThat(covered).isCloseTo(area * RADIUS * RADIUS, Percentage.withPercentage(3));
  }

  @Test
  void aShapeLiesWhereItIsPut() {
    stamps.stamp(picture, Marker.CIRCLE, 20.25, 12.5, WHITE);
    double sum = 0;
    double across = 0;
    double down = 0;
    for (int i = 0; i < picture.argb().length; i++) {
      double weight = picture.argb()[i] >>> 24;
      sum += weight;
      across += weight * (i % SIDE + 0.5);
      int line = i / SIDE;
      down += weight * (line + 0.5);
    }
    assertThat(across / sum).isCloseTo(20.25, within(0.05));
    assertThat(down / sum).isCloseTo(12.5, within(0.05));
  }

  @Test
  void aFaintShapeLetsThroughWhatLiesBelow() {
    stamps.stamp(picture, Marker.SQUARE, 20, 20, 0xFF0000FF);
    stamps.stamp(picture, Marker.SQUARE, 20, 20, 0x66FF0000);
    assertThat(picture.argb()[20 * SIDE + 20]).isEqualTo(0xFF660099);
  }

  @Test
  void whatReachesOutOfThePictureIsCut() {
    stamps.stamp(picture, Marker.CIRCLE, 0, SIDE, WHITE);
    stamps.stamp(picture, Marker.CIRCLE, -100, 20, WHITE);
    double covered =
        Arrays.stream(picture.argb()).mapToDouble(pixel -> (pixel >>> 24) / 255.0).sum();
    assertThat(covered).isCloseTo(Math.PI * RADIUS * RADIUS / 4, Percentage.withPercentage(4));
  }
}
