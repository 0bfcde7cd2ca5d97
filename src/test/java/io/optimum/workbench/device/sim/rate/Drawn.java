package io.optimum.workbench.device.sim.rate;

/// What a resident kernel takes of each resource now, as a share of its peak, for tests.
public final class Drawn {
  private Drawn() {}

  public static double pipe(Draw draw) {
    return draw.pipe * draw.rate;
  }

  public static double dram(Draw draw) {
    return draw.dramDemand * draw.rate;
  }

  public static double l2(Draw draw) {
    return draw.l2 * draw.rate;
  }
}
