package io.optimum.workbench.device.sim;

import io.optimum.workbench.domain.GpuSpec;

/// How much resident kernels slow each other by what they draw together: issue slots of the CUDA
/// cores, of the tensor cores, DRAM and L2 bandwidth.
///
/// Each resource is shared max-min fairly by progressive filling (Bertsekas and Gallager, Data
/// Networks, 2nd ed., section 6.5.2): what kernel *i* can draw is the level *a(i)* it would reach
/// if it asked for more than there is. With *u(i)* its draw alone, each as a share of the peak, its
/// time grows from 1 to *(sum over resources of (u/a)^p + the rest)^(1/p)*: a roofline (Williams et
/// al., CACM 2009) with a rounded ridge instead of a hard maximum; the rest is what makes it 1
/// alone. It never undercuts *u/a* of any single resource, so no resource exceeds its peak.
///
/// Working sets that exceed the L2 together send part of each kernel's hits to DRAM, in proportion
/// to the share that no longer fits.
///
/// Assumes that draws are even over a kernel's time and over the SMs.
final class Contention {
  /// Sharpness *p* of the rounded ridge; 4 keeps two kernels at half load within 20 % of the hard
  /// maximum. A choice, not a fit.
  static final int SHARPNESS = 4;

  private static final int CUDA_CORES = 0;
  private static final int TENSOR_CORES = 1;
  private static final int DRAM = 2;
  private static final int L2 = 3;
  private static final int RESOURCES = 4;

  private final double l2Bytes;
  private final boolean enabled;
  private final double[][] draw;
  private final double[][] alone;
  private final double[] sum = new double[RESOURCES];
  private final double[] most = new double[RESOURCES];
  private final double[][] available;
  private final int[] byDraw;
  private double dramDrawn;

  Contention(GpuSpec gpu, boolean enabled, int streams) {
    this.enabled = enabled;
    l2Bytes = gpu.l2Bytes();
    draw = new double[RESOURCES][streams];
    alone = new double[RESOURCES][streams];
    available = new double[RESOURCES][streams];
    byDraw = new int[streams];
  }

  /// Share of peak DRAM bandwidth in use at the present rates.
  double dramDrawn() {
    return dramDrawn;
  }

  /// Sets the rate of each of the first `count` kernels.
  void rate(ResidentKernel[] running, int count) {
    demand(running, count);
    boolean shared = enabled && count > 1;
    for (int r = 0; r < RESOURCES && shared; r++) {
      share(r, count);
    }
    dramDrawn = 0;
    for (int i = 0; i < count; i++) {
      double rate = shared ? 1 / stretch(i) : 1;
      running[i].rate = rate;
      dramDrawn += draw[DRAM][i] * rate;
    }
    dramDrawn = Math.min(dramDrawn, 1);
  }

  private void demand(ResidentKernel[] running, int count) {
    double together = 0;
    for (int i = 0; i < count; i++) {
      together += running[i].kernel.workingSetBytes;
    }
    double fits = enabled && together > l2Bytes ? l2Bytes / together : 1;
    for (int r = 0; r < RESOURCES; r++) {
      sum[r] = 0;
      most[r] = 0;
    }
    for (int i = 0; i < count; i++) {
      Kernel kernel = running[i].kernel;
      int blocks = running[i].resident;
      double pipe = blocks * kernel.pipePerBlock;
      double dram = blocks * kernel.dramPerBlock;
      double spilled = blocks * kernel.spillPerBlock * spillFraction(kernel, fits);
      set(CUDA_CORES, i, kernel.tensor ? 0 : pipe, 0);
      set(TENSOR_CORES, i, kernel.tensor ? pipe : 0, 0);
      set(DRAM, i, dram, spilled);
      set(L2, i, blocks * kernel.l2PerBlock, 0);
    }
  }

  /// Share of a kernel's L2 hits that become misses when only `fits` of all working sets fit.
  private double spillFraction(Kernel kernel, double fits) {
    if (fits == 1) {
      return 0;
    }
    double fitsAlone = Math.min(1, l2Bytes / kernel.workingSetBytes);
    return Math.max(0, 1 - fits / fitsAlone);
  }

  private void set(int resource, int kernel, double value, double extra) {
    double all = value + extra;
    alone[resource][kernel] = value;
    draw[resource][kernel] = all;
    sum[resource] += all;
    most[resource] = Math.max(most[resource], all);
  }

  private double stretch(int kernel) {
    double raised = 0;
    double base = 0;
    double worst = 1;
    for (int r = 0; r < RESOURCES; r++) {
      double value = draw[r][kernel];
      if (value > 0) {
        double load = value / available[r][kernel];
        raised += fourth(load);
        base += fourth(alone[r][kernel]);
        worst = Math.max(worst, load);
      }
    }
    double rest = Math.max(0, 1 - base);
    return Math.max(worst, Math.sqrt(Math.sqrt((raised + rest) / Math.max(1, base))));
  }

  /// What each kernel could draw of a resource if it asked without limit.
  private void share(int resource, int count) {
    double[] draws = draw[resource];
    double[] shares = available[resource];
    if (sum[resource] + most[resource] <= 1) {
      for (int i = 0; i < count; i++) {
        shares[i] = 1 - (sum[resource] - draws[i]);
      }
      return;
    }
    sort(draws, count);
    double level = sum[resource] > 1 ? level(draws, count) : Double.POSITIVE_INFINITY;
    double served = 0;
    int below = 0;
    for (int i = 0; i < count; i++) {
      double own = draws[byDraw[i]];
      if (own >= level) {
        shares[byDraw[i]] = level;
        continue;
      }
      double share = (1 + own - served) / (count - below + 1);
      while (below < count && draws[byDraw[below]] <= share) {
        served += draws[byDraw[below++]];
        share = (1 + own - served) / (count - below + 1);
      }
      shares[byDraw[i]] = share;
    }
  }

  /// The level of progressive filling when every kernel asks for its draw: those below it are
  /// served in full, the others get it.
  private double level(double[] draws, int count) {
    double left = 1;
    int served = 0;
    while (draws[byDraw[served]] * (count - served) <= left) {
      left -= draws[byDraw[served++]];
    }
    return left / (count - served);
  }

  private void sort(double[] draws, int count) {
    for (int i = 0; i < count; i++) {
      int at = i;
      while (at > 0 && draws[byDraw[at - 1]] > draws[i]) {
        byDraw[at] = byDraw[at - 1];
        at--;
      }
      byDraw[at] = i;
    }
  }

  private static double fourth(double value) {
    double square = value * value;
    return square * square;
  }
}
