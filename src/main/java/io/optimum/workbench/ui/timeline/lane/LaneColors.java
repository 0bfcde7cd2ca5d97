package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.ui.chart.Inks;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;

/// Opaque pixel values of everything that is drawn on lanes. An engine has one hue; its kernels
/// take tints of it by name, so that neighbours differ. Copies are neutral. The run to compare with
/// is paler.
public final class LaneColors {
  static final LaneColors NONE =
      new LaneColors(
          new Inks(
              Color.BLACK,
              Color.BLACK,
              Color.BLACK,
              Color.BLACK,
              Color.WHITE,
              Color.WHITE,
              Color.BLACK,
              Color.BLACK));

  private static final double[] TINTS = {0, 0.22, 0.1, 0.32, 0.16};
  private static final double FAINTEST = 0.28;
  private static final double ASIDE = 0.78;
  private static final double PALE = 0.3;
  private static final int RAMP_STEPS = 33;

  private final Inks inks;
  private final Map<Integer, Tints> tints = new HashMap<>();

  public LaneColors(Inks inks) {
    this.inks = inks;
  }

  Color kernel(int deployment, int name) {
    double tint = TINTS[Math.floorMod(name, TINTS.length)];
    return inks.palette().series(deployment).interpolate(inks.surface(), tint);
  }

  Tints tints(int deployment, int run) {
    return tints.computeIfAbsent(2 * deployment + run, _ -> new Tints(deployment, run));
  }

  /// The pixels of one engine in one of the runs.
  final class Tints {
    private final int[] kernels = new int[TINTS.length];
    private final int[] aside = new int[TINTS.length];
    private final int[] busy;
    private final int[] busyAside;
    private final int[] copies;
    private final int[] inferences;

    Tints(int deployment, int run) {
      double pale = run == LaneKey.WATCHED ? 0 : PALE;
      for (int i = 0; i < TINTS.length; i++) {
        Color color = LaneColors.this.kernel(deployment, i).interpolate(inks.surface(), pale);
        kernels[i] = pixel(color);
        aside[i] = pixel(color.interpolate(inks.surface(), ASIDE));
      }
      Color whole = LaneColors.this.kernel(deployment, 0).interpolate(inks.surface(), pale);
      busy = ramp(whole);
      busyAside = ramp(whole.interpolate(inks.surface(), ASIDE));
      copies = ramp(inks.muted().interpolate(inks.surface(), pale));
      inferences = ramp(whole.interpolate(inks.surface(), 0.45));
    }

    int kernel(int name, boolean stands) {
      return (stands ? kernels : aside)[Math.floorMod(name, TINTS.length)];
    }

    int busy(float fraction, boolean stands) {
      return shade(stands ? busy : busyAside, fraction);
    }

    int copy(float fraction) {
      return shade(copies, fraction);
    }

    public int inference(float fraction) {
      return shade(inferences, fraction);
    }
  }

  /// A colour on the surface, from hardly busy to fully busy.
  private int[] ramp(Color color) {
    int[] ramp = new int[RAMP_STEPS];
    for (int i = 0; i < RAMP_STEPS; i++) {
      double strength = FAINTEST + (1 - FAINTEST) * i / (RAMP_STEPS - 1);
      ramp[i] = pixel(inks.surface().interpolate(color, strength));
    }
    return ramp;
  }

  private static int shade(int[] ramp, float busyFraction) {
    return ramp[Math.round(busyFraction * (RAMP_STEPS - 1))];
  }

  int late() {
    return pixel(inks.bad());
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

  private static int pixel(Color color) {
    int red = (int) Math.round(color.getRed() * 255);
    int green = (int) Math.round(color.getGreen() * 255);
    int blue = (int) Math.round(color.getBlue() * 255);
    return 0xFF << 24 | red << 16 | green << 8 | blue;
  }
}
