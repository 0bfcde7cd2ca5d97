package io.optimum.workbench.device.sim.rate;

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
/// Assumes that draws are even over a kernel's time and over the SMs: no two kernels are found to
/// share an SM or a memory channel more than others. Not valid for kernels bound by latency or by
/// atomics, which draw little and yet suffer.
final class Contention {
  /// Sharpness *p* of the rounded ridge; 4 keeps two kernels at half load within 20 % of the hard
  /// maximum. A choice, not a fit.
  static final int SHARPNESS = 4;

  private final SharedCache cache;
  private final SharedResource cudaCores;
  private final SharedResource tensorCores;
  private final SharedResource dram;
  private final SharedResource l2;

  Contention(SharedCache cache, int streams) {
    this.cache = cache;
    cudaCores = new SharedResource(streams);
    tensorCores = new SharedResource(streams);
    dram = new SharedResource(streams);
    l2 = new SharedResource(streams);
  }

  /// Sets the loads and the rate of each of the first `count` kernels.
  void share(Draw[] draws, int count) {
    demand(draws, count);
    cudaCores.share();
    tensorCores.share();
    dram.share();
    l2.share();
    for (int i = 0; i < count; i++) {
      Draw draw = draws[i];
      draw.dramDemand = dram.draw(i);
      draw.pipeLoad = pipe(draw).load(draw.pipe);
      draw.dramLoad = dram.load(draw.dramDemand);
      draw.l2Load = l2.load(draw.l2);
      draw.rate = 1 / draw.stretch();
    }
  }

  private void demand(Draw[] draws, int count) {
    cudaCores.clear();
    tensorCores.clear();
    dram.clear();
    l2.clear();
    cache.fill(draws, count);
    for (int i = 0; i < count; i++) {
      Draw draw = draws[i];
      pipe(draw).add(draw.pipe);
      dram.add(draw.dram + cache.spilled(draw));
      l2.add(draw.l2);
    }
  }

  private SharedResource pipe(Draw draw) {
    return draw.kernel.tensor ? tensorCores : cudaCores;
  }

  /// The power of the norm.
  static double power(double value) {
    double square = value * value;
    return square * square;
  }
}
