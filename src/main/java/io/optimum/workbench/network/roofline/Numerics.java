package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;

/// What a precision means on a GPU: bytes per element and the pipe of matrix products.
final class Numerics {
  private Numerics() {}

  static int bytes(Precision precision) {
    return switch (precision) {
      case FP32, TF32 -> 4;
      case FP16, BF16 -> 2;
      case INT8, FP8 -> 1;
      case MIXED ->
          throw new IllegalArgumentException(
              "An engine of MIXED precision cannot be modelled. Choose the precision of most of its"
                  + " layers.");
    };
  }

  /// TF32 on a GPU without it runs as FP32, as TensorRT does.
  static Pipe matrixPipe(Precision precision, GpuSpec gpu) {
    return switch (precision) {
      case FP32 -> Pipe.FP32;
      case TF32 ->
          gpu.peakFlopsPerSecond().containsKey(Pipe.TF32_TENSOR) ? Pipe.TF32_TENSOR : Pipe.FP32;
      case FP16 -> Pipe.FP16_TENSOR;
      case BF16 -> Pipe.BF16_TENSOR;
      case INT8 -> Pipe.INT8_TENSOR;
      case FP8 -> Pipe.FP8_TENSOR;
      case MIXED -> throw new IllegalArgumentException("MIXED is no precision of one layer.");
    };
  }

  /// The pipe of everything that is no matrix product.
  static Pipe vectorPipe(Precision precision, GpuSpec gpu) {
    boolean half = precision == Precision.FP16 && gpu.peakFlopsPerSecond().containsKey(Pipe.FP16);
    return half ? Pipe.FP16 : Pipe.FP32;
  }
}
