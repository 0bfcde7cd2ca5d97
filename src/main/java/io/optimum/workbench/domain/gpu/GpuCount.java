package io.optimum.workbench.domain.gpu;

import io.optimum.workbench.domain.Require;

/// How many GPUs of one type there are.
public record GpuCount(GpuId gpu, int count) {
  /// More are a slip of the keyboard.
  private static final int MOST = 1_000_000;

  public GpuCount {
    Require.positive(count, "count");
    if (count > MOST) {
      throw new IllegalArgumentException(
          "There can be at most %d GPUs of a type, not %d of %s.".formatted(MOST, count, gpu));
    }
  }

  /// As in `--gpus`.
  @Override
  public String toString() {
    return gpu + "=" + count;
  }
}
