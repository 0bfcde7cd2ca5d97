package io.optimum.workbench;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.List;

/// The data sheets that ship.
public final class Sheets {
  public static final List<GpuSpec> ALL = new GpuSheets(new JsonCodec()).shipped();
  public static final GpuSpec A100 = of("a100-80gb-pcie");
  public static final GpuSpec RTX_3080 = of("rtx-3080");
  public static final GpuSpec T4 = of("t4");

  private Sheets() {}

  public static GpuSpec of(String id) {
    return of(new GpuId(id));
  }

  public static GpuSpec of(GpuId id) {
    return ALL.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /// A sheet changed: kernels follow each other without gaps.
  public static GpuSpec withoutGaps(GpuSpec gpu) {
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
