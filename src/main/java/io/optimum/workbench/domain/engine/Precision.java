package io.optimum.workbench.domain.engine;

import io.optimum.workbench.domain.gpu.Pipe;

/// The data type in which most of an engine's arithmetic runs. `MIXED` is an engine with several.
public enum Precision {
  FP32,
  TF32,
  FP16,
  BF16,
  INT8,
  FP8,
  MIXED;

  /// The data type of what a pipe does.
  public static Precision of(Pipe pipe) {
    return switch (pipe) {
      case FP32 -> FP32;
      case TF32_TENSOR -> TF32;
      case FP16, FP16_TENSOR -> FP16;
      case BF16_TENSOR -> BF16;
      case INT8, INT8_TENSOR -> INT8;
      case FP8_TENSOR -> FP8;
    };
  }
}
