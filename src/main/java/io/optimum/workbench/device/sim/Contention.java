package io.optimum.workbench.device.sim;

import io.optimum.workbench.domain.GpuSpec;

/// How much resident kernels slow each other by what they draw together: issue slots of the CUDA
/// cores, of the tensor cores, DRAM and L2 bandwidth.
///
/// Each resource is shared max-min fairly by progressive filling (Bertsekas and Gallager, Data
/// Networks, 2nd ed., section 6.5.2). With *u(i)* what kernel *i* draws alone and *a(i)* what it
/// could draw beside the others, both as shares of the peak, its time grows from 1 to *(sum over
/// resources of (u/a)^p + the rest)^(1/p)*: a roofline (Williams et al., CACM 2009) with a rounded
/// ridge instead of a hard maximum; the rest is what makes it 1 alone. It never undercuts *u/a* of
/// any single resource, so no resource exceeds its peak.
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
  private final double[][] available;
  private double dramDrawn;

  Contention(GpuSpec gpu, boolean enabled, int streams) {
    this.enabled = enabled;
    l2Bytes = gpu.l2Bytes();
    draw = new double[RESOURCES][streams];
    available = new double[RESOURCES][streams];
  }

  /// Share of peak DRAM bandwidth in use at the present rates.
  double dramDrawn() {
    return dramDrawn;
  }

  /// Sets the rate of each of the first `count` kernels.
  void rate(ResidentKernel[] running, int count) {
    if (!enabled || count < 2) {
      dramDrawn = 0;
      for (int i = 0; i < count; i++) {
        running[i].rate = 1;
        dramDrawn += running[i].dramDraw;
      }
      dramDrawn = Math.min(dramDrawn, 1);
      return;
    }
    demand(running, count);
    for (int r = 0; r < RESOURCES; r++) {
      share(r, count);
    }
    double drawn = 0;
    for (int i = 0; i < count; i++) {
      double rate = 1 / stretch(i, running[i]);
      running[i].rate = rate;
      drawn += draw[DRAM][i] * rate;
    }
    dramDrawn = Math.min(drawn, 1);
  }

  private void demand(ResidentKernel[] running, int count) {
    double together = 0;
    for (int i = 0; i < count; i++) {
      together += running[i].kernel.workingSetBytes;
    }
    double fits = together > l2Bytes ? l2Bytes / together : 1;
    for (int i = 0; i < count; i++) {
      ResidentKernel kernel = running[i];
      boolean tensor = kernel.kernel.tensor;
      draw[CUDA_CORES][i] = tensor ? 0 : kernel.pipeDraw;
      draw[TENSOR_CORES][i] = tensor ? kernel.pipeDraw : 0;
      draw[DRAM][i] = kernel.dramDraw + (fits < 1 ? spilled(kernel, fits) : 0);
      draw[L2][i] = kernel.l2Draw;
    }
  }

  /// DRAM traffic of L2 hits that become misses when only `fits` of all working sets fit.
  private double spilled(ResidentKernel kernel, double fits) {
    double fitsAlone = Math.min(1, l2Bytes / kernel.kernel.workingSetBytes);
    return kernel.resident * kernel.kernel.spillPerBlock * Math.max(0, 1 - fits / fitsAlone);
  }

  private double stretch(int kernel, ResidentKernel resident) {
    int pipe = resident.kernel.tensor ? TENSOR_CORES : CUDA_CORES;
    double onPipe = draw[pipe][kernel] / available[pipe][kernel];
    double onDram = draw[DRAM][kernel] / available[DRAM][kernel];
    double onL2 = draw[L2][kernel] / available[L2][kernel];
    double raised = power(onPipe) + power(onDram) + power(onL2);
    double worst = Math.max(1, Math.max(onPipe, Math.max(onDram, onL2)));
    double alone = resident.boundNorm;
    double rest = Math.max(0, 1 - alone);
    return Math.max(worst, Math.sqrt(Math.sqrt((raised + rest) / Math.max(1, alone))));
  }

  /// What each kernel could draw of a resource if it asked for more. While there is enough, that is
  /// what the others leave, or half of it and the largest draw together; once there is not, the
  /// level of progressive filling, or for a kernel below it an equal part of what those at the
  /// level and it have together.
  private void share(int resource, int count) {
    double[] draws = draw[resource];
    double[] shares = available[resource];
    double sum = 0;
    double most = 0;
    for (int i = 0; i < count; i++) {
      sum += draws[i];
      most = Math.max(most, draws[i]);
    }
    if (sum > 1) {
      fill(draws, shares, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      double left = 1 - (sum - draws[i]);
      shares[i] = Math.max(left, (left + most) / 2);
    }
  }

  /// Progressive filling: raises the level until those below it, served in full, and the others,
  /// served up to it, use all there is.
  private static void fill(double[] draws, double[] shares, int count) {
    double level = 0;
    int above = count;
    for (double next = 1.0 / count; next > level; ) {
      level = next;
      double served = 0;
      above = 0;
      for (int i = 0; i < count; i++) {
        boolean below = draws[i] <= level;
        served += below ? draws[i] : 0;
        above += below ? 0 : 1;
      }
      next = (1 - served) / above;
    }
    for (int i = 0; i < count; i++) {
      shares[i] = draws[i] > level ? level : (above * level + draws[i]) / (above + 1);
    }
  }

  /// The power of the norm.
  static double power(double value) {
    double square = value * value;
    return square * square;
  }
}
