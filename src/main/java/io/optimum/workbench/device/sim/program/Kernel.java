package io.optimum.workbench.device.sim.program;

import io.optimum.workbench.device.Occupancy;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;

/// A kernel as the block scheduler sees it: what one block occupies, how long it takes alone, and
/// which share of each resource's peak it draws while it runs. Block time is the solo duration over
/// the number of waves, so a kernel alone takes exactly its solo time.
public final class Kernel {
  public final String name;
  public final int blocks;
  public final Occupancy occupancy;
  public final long soloNanos;
  public final double blockNanos;
  public final boolean tensor;
  public final double pipePerBlock;
  public final double dramPerBlock;
  public final double spillPerBlock;
  public final double l2PerBlock;
  public final double workingSetBytes;

  /// @param solo duration alone, gaps already taken off
  public Kernel(KernelProfile profile, double solo, GpuSpec gpu) {
    name = profile.name();
    blocks = profile.blocks();
    occupancy = new Occupancy(profile, gpu.smLimits());
    soloNanos = Math.max(1, Math.round(solo));
    int resident = Math.min(blocks, occupancy.blocksPerSm * gpu.smCount());
    blockNanos = solo / Math.ceilDiv(blocks, resident);
    double perBlock = 1e9 / (blocks * blockNanos);
    double most = 1.0 / resident;
    tensor = profile.pipe().isTensor();
    pipePerBlock =
        profile.flops() == 0
            ? 0
            : Math.min(most, profile.flops() * perBlock / gpu.peak(profile.pipe()));
    double perDramByte = perBlock / gpu.dramBytesPerSecond();
    dramPerBlock = Math.min(most, profile.dramBytes() * perDramByte);
    // Hits within a wave need no capacity; another wave, or what an earlier kernel left, does.
    double reread = profile.workingSetBytes() * Math.ceilDiv(blocks, resident);
    spillPerBlock =
        Math.max(0, Math.min(profile.l2Bytes(), reread) - profile.dramBytes()) * perDramByte;
    l2PerBlock = Math.min(most, profile.l2Bytes() * perBlock / gpu.l2BytesPerSecond());
    workingSetBytes = profile.workingSetBytes();
  }
}
