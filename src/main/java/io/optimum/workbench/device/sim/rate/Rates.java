package io.optimum.workbench.device.sim.rate;

import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.Set;

/// The rates of all resident kernels: contention first, then the clock under the power limit.
public final class Rates {
  private final Contention contention;
  private final BoardPower power;
  private final boolean contended;
  private final boolean limited;
  private double dramDrawn;

  /// @param streams how many kernels are resident at most
  public Rates(GpuSpec gpu, Set<Mechanism> mechanisms, int streams) {
    SharedCache cache = new SharedCache(gpu.l2Bytes(), mechanisms.contains(Mechanism.CACHE));
    contention = new Contention(cache, streams);
    power = new BoardPower(gpu);
    contended = mechanisms.contains(Mechanism.CONTENTION);
    limited = mechanisms.contains(Mechanism.POWER);
  }

  /// What the rates depend on, for the version of the rules.
  public static String constants() {
    return "sharpness %d; static %s; dram %s; l2 %s; min clock %s"
        .formatted(
            Contention.SHARPNESS,
            BoardPower.STATIC_FRACTION,
            BoardPower.DRAM_JOULES_PER_BYTE,
            BoardPower.L2_JOULES_PER_BYTE,
            BoardPower.MIN_CLOCK_FRACTION);
  }

  /// Share of peak DRAM bandwidth in use at the present rates.
  public double dramDrawn() {
    return dramDrawn;
  }

  /// Sets the rate of each of the first `count` kernels.
  public void set(Draw[] draws, int count) {
    if (count > 1) {
      share(draws, count);
    } else if (count == 1) {
      draws[0].alone();
    }
    double drawn = 0;
    for (int i = 0; i < count; i++) {
      drawn += draws[i].dramDemand * draws[i].rate;
    }
    dramDrawn = Math.min(drawn, 1);
  }

  private void share(Draw[] draws, int count) {
    if (contended) {
      contention.share(draws, count);
    } else {
      for (int i = 0; i < count; i++) {
        draws[i].alone();
      }
    }
    if (limited) {
      power.limit(draws, count);
    }
  }
}
