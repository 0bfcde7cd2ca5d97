package io.optimum.workbench.domain.gpu;

/// The execution pipe of an SM that does a kernel's arithmetic; each has its own peak on a data
/// sheet. `FP32` and `INT8` are the ordinary CUDA cores (`INT8` by dp4a), the others tensor cores.
public enum Pipe {
  FP32,
  FP16,
  INT8,
  TF32_TENSOR,
  FP16_TENSOR,
  BF16_TENSOR,
  INT8_TENSOR,
  FP8_TENSOR;

  /// Whether tensor cores do the arithmetic.
  public boolean isTensor() {
    return switch (this) {
      case FP32, FP16, INT8 -> false;
      case TF32_TENSOR, FP16_TENSOR, BF16_TENSOR, INT8_TENSOR, FP8_TENSOR -> true;
    };
  }
}
