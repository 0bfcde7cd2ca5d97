package io.optimum.workbench.device.sim.rate;

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
public final class Contention {
  /// Sharpness *p* of the rounded ridge; 4 keeps two kernels at half load within 20 % of the hard
  /// maximum. A choice, not a fit.
  public static final int SHARPNESS = 4;

  private final double l2Bytes;
  private final boolean enabled;
  private final SharedResource cudaCores;
  private final SharedResource tensorCores;
  private final SharedResource dram;
  private final SharedResource l2;
  private double dramDrawn;

  public Contention(GpuSpec gpu, boolean enabled, int streams) {
    this.enabled = enabled;
    l2Bytes = gpu.l2Bytes();
    cudaCores = new SharedResource(streams);
    tensorCores = new SharedResource(streams);
    dram = new SharedResource(streams);
    l2 = new SharedResource(streams);
  }

  /// Share of peak DRAM bandwidth in use at the present rates.
  public double dramDrawn() {
    return dramDrawn;
  }

  /// Sets the rate of each of the first `count` kernels.
  public void rate(Draw[] running, int count) {
    if (!enabled || count < 2) {
      dramDrawn = 0;
      for (int i = 0; i < count; i++) {
        running[i].rate = 1;
        dramDrawn += running[i].dram;
      }
      dramDrawn = Math.min(dramDrawn, 1);
      return;
    }
    demand(running, count);
    cudaCores.share();
    tensorCores.share();
    dram.share();
    l2.share();
    double drawn = 0;
    for (int i = 0; i < count; i++) {
      double dramDraw = dram.draw(i);
      double rate = 1 / stretch(running[i], dramDraw);
      running[i].rate = rate;
      drawn += dramDraw * rate;
    }
    dramDrawn = Math.min(drawn, 1);
  }

  private void demand(Draw[] running, int count) {
    cudaCores.clear();
    tensorCores.clear();
    dram.clear();
    l2.clear();
    double together = 0;
    for (int i = 0; i < count; i++) {
      together += running[i].kernel.workingSetBytes;
    }
    double fits = together > l2Bytes ? l2Bytes / together : 1;
    for (int i = 0; i < count; i++) {
      Draw kernel = running[i];
      pipe(kernel).add(kernel.pipe);
      dram.add(kernel.dram + (fits < 1 ? spilled(kernel, fits) : 0));
      l2.add(kernel.l2);
    }
  }

  /// DRAM traffic of L2 hits that become misses when only `fits` of all working sets fit.
  private double spilled(Draw kernel, double fits) {
    double fitsAlone = Math.min(1, l2Bytes / kernel.kernel.workingSetBytes);
    return kernel.blocks * kernel.kernel.spillPerBlock * Math.max(0, 1 - fits / fitsAlone);
  }

  private SharedResource pipe(Draw kernel) {
    return kernel.kernel.tensor ? tensorCores : cudaCores;
  }

  private double stretch(Draw kernel, double dramDraw) {
    double onPipe = pipe(kernel).load(kernel.pipe);
    double onDram = dram.load(dramDraw);
    double onL2 = l2.load(kernel.l2);
    double raised = power(onPipe) + power(onDram) + power(onL2);
    double worst = Math.max(1, Math.max(onPipe, Math.max(onDram, onL2)));
    double alone = kernel.bound;
    double norm = alone > 1 ? raised / alone : raised + (1 - alone);
    return Math.max(worst, Math.sqrt(Math.sqrt(norm)));
  }

  /// The power of the norm.
  static double power(double value) {
    double square = value * value;
    return square * square;
  }
}
