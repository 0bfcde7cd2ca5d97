package io.optimum.workbench.network;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;

/// The data sheets that tests use.
final class Sheets {
  static final GpuSheets ALL = new GpuSheets(new JsonCodec());
  static final GpuSpec A100 = of("a100-80gb-pcie");
  static final GpuSpec RTX_3080 = of("rtx-3080");
  static final GpuSpec T4 = of("t4");

  private Sheets() {}

  static GpuSpec of(String id) {
    return ALL.require(new GpuId(id));
  }
}
