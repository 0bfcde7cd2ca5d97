package io.optimum.workbench.domain.gpu;

import io.optimum.workbench.domain.Require;

/// How many GPUs of one type there are.
public record GpuCount(GpuId gpu, int count) {
  public GpuCount {
    Require.positive(count, "count");
  }
}
