package io.optimum.workbench.device.sim;

import io.optimum.workbench.domain.gpu.GpuSpec;

/// Data sheets changed for a test.
final class Sheets {
  private Sheets() {}

  static GpuSpec withoutGaps(GpuSpec gpu) {
    return new GpuSpec(
        gpu.id(),
        gpu.name(),
        gpu.computeCapability(),
        gpu.smCount(),
        gpu.boostClockHertz(),
        gpu.smLimits(),
        gpu.peakFlopsPerSecond(),
        gpu.dramBytesPerSecond(),
        gpu.l2Bytes(),
        gpu.l2BytesPerSecond(),
        gpu.pcieBytesPerSecond(),
        gpu.memoryBytes(),
        gpu.boardPowerWatts(),
        gpu.copyEngines(),
        gpu.launchHostNanos(),
        0,
        0,
        gpu.sources());
  }
}
