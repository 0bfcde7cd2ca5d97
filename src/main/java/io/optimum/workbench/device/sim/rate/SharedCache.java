package io.optimum.workbench.device.sim.rate;

/// The capacity of the L2 cache: working sets that exceed it together send part of each kernel's
/// hits to DRAM, in proportion to the share that no longer fits.
///
/// The linear rule is that of a random replacement under even access, a first-order form of the
/// footprint models of cache sharing (Xiang et al., "HOTL", ASPLOS 2013). Assumes that residents
/// share it by their size and touch their working set evenly; not valid for streaming access, which
/// spills nothing, or for persisting L2 windows.
final class SharedCache {
  private final double bytes;
  private final boolean enabled;
  private double fits = 1;

  SharedCache(double bytes, boolean enabled) {
    this.bytes = bytes;
    this.enabled = enabled;
  }

  /// Takes what is resident together.
  void fill(Draw[] draws, int count) {
    if (!enabled) {
      return;
    }
    double together = 0;
    for (int i = 0; i < count; i++) {
      together += draws[i].kernel.workingSetBytes;
    }
    fits = together > bytes ? bytes / together : 1;
  }

  /// DRAM draw of a kernel's L2 hits that have become misses.
  double spilled(Draw draw) {
    if (fits == 1) {
      return 0;
    }
    double fitsAlone = Math.min(1, bytes / draw.kernel.workingSetBytes);
    return draw.blocks * draw.kernel.spillPerBlock * Math.max(0, 1 - fits / fitsAlone);
  }
}
