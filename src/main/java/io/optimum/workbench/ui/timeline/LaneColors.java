package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.ui.chart.Inks;
import javafx.scene.paint.Color;

/// Opaque pixel values of everything that is drawn on lanes. An engine has one hue; its kernels
/// take tints of it by name, so that neighbours differ. Copies are neutral.
final class LaneColors {
  private static final double[] TINTS = {0, 0.22, 0.1, 0.32, 0.16};
  private static final double FAINTEST = 0.28;
  private static final int RAMP_STEPS = 33;

  private final Inks inks;

  LaneColors(Inks inks) {
    this.inks = inks;
  }

  Color kernel(int deployment, int name) {
    double tint = TINTS[Math.floorMod(name, TINTS.length)];
    return inks.palette().series(deployment).interpolate(inks.surface(), tint);
  }

  /// The pixels of [#kernel] for all tints.
  int[] tints(int deployment) {
    int[] tints = new int[TINTS.length];
    for (int i = 0; i < tints.length; i++) {
      tints[i] = pixel(kernel(deployment, i));
    }
    return tints;
  }

  Color copy() {
    return inks.muted();
  }

  Color inference(int deployment, boolean late) {
    return late ? inks.bad() : inks.palette().series(deployment).interpolate(inks.surface(), 0.45);
  }

  /// A colour on the surface, from hardly busy to fully busy.
  int[] ramp(Color color) {
    int[] ramp = new int[RAMP_STEPS];
    for (int i = 0; i < RAMP_STEPS; i++) {
      double strength = FAINTEST + (1 - FAINTEST) * i / (RAMP_STEPS - 1);
      ramp[i] = pixel(inks.surface().interpolate(color, strength));
    }
    return ramp;
  }

  static int shade(int[] ramp, float busyFraction) {
    return ramp[Math.round(busyFraction * (RAMP_STEPS - 1))];
  }

  int surface() {
    return pixel(inks.surface());
  }

  int trough() {
    return pixel(inks.raised());
  }

  int load() {
    return pixel(inks.surface().interpolate(inks.accent(), 0.75));
  }

  static int pixel(Color color) {
    int red = (int) Math.round(color.getRed() * 255);
    int green = (int) Math.round(color.getGreen() * 255);
    int blue = (int) Math.round(color.getBlue() * 255);
    return 0xFF << 24 | red << 16 | green << 8 | blue;
  }
}
