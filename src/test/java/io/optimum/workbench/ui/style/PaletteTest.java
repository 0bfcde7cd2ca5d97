package io.optimum.workbench.ui.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
  /// Machado, Oliveira and Fernandes 2009, severity 1: protanopia, deuteranopia, tritanopia.
  private static final double[][] SIGHTS = {
    {1, 0, 0, 0, 1, 0, 0, 0, 1},
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}
  };

  static List<Palette> palettes() {
    return List.of(Palette.LIGHT, Palette.DARK);
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void seriesStandOutFromTheBackground(Palette palette) {
    Color background = palette == Palette.LIGHT ? Color.WHITE : Color.web("#0d1117");
    for (int i = 0; i < palette.size(); i++) {
      assertThat(Palette.contrast(palette.series(i), background)).isGreaterThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void seriesDifferForEverySight(Palette palette) {
    for (double[] sight : SIGHTS) {
      for (int i = 0; i < palette.size(); i++) {
        for (int j = 0; j < i; j++) {
          double[] one = lab(palette.series(i), sight);
          double[] other = lab(palette.series(j), sight);
          double distance =
              Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
          assertThat(distance).as("%d %d", i, j).isGreaterThan(15);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void magnitudesRiseInContrastAndCarryReadableText(Palette palette) {
    Color background = palette.magnitude(0);
    double last = 0;
    for (double fraction = 0; fraction <= 1; fraction += 0.05) {
      Color color = palette.magnitude(fraction);
      assertThat(Palette.contrast(color, background)).isGreaterThan(last);
      last = Palette.contrast(color, background) - 1e-9;
      assertThat(Palette.contrast(color, Palette.textOn(color))).isGreaterThan(4.5);
    }
  }

  @Test
  void isChosenByTheBackground() {
    assertThat(Palette.on(Color.WHITE)).isEqualTo(Palette.LIGHT);
    assertThat(Palette.on(Color.web("#0d1117"))).isEqualTo(Palette.DARK);
  }

  private static double[] lab(Color color, double[] sight) {
    double[] rgb = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        sum += sight[3 * i + j] * rgb[j];
      }
      seen[i] = Math.clamp(sum, 0, 1);
    }
    double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
    double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static double root(double value) {
    return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
  }
}
