package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.Precision;

/// Which fusions TensorRT makes. What always fuses (batch normalisation, ReLU and its clipped and
/// leaky forms, the residual sum, chains of pointwise layers) has no switch.
///
/// @param attention scores, softmax and mixing become one kernel; the fused multi-head attention
///   kernels exist for data types of at most two bytes (TensorRT layer fusion catalogue)
/// @param gelu joins the matrix product before it; in reduced precision only (same source)
/// @param siblings 1×1 convolutions that read the same tensor become one
/// @param nestedCopies a concatenation copies each input that has its place elsewhere already: in
///   another concatenation or in a merged output
/// @param outputReformats outputs are written as FP32 by a kernel of their own
public record FusionRules(
    boolean attention,
    boolean gelu,
    boolean siblings,
    boolean nestedCopies,
    boolean outputReformats) {
  /// What TensorRT 8.6 does at a precision.
  public static FusionRules tensorRt(Precision precision) {
    boolean reduced = Numerics.bytes(precision) < 4;
    return new FusionRules(reduced, reduced, true, true, reduced);
  }

  /// Bytes of one weight or activation.
  ///
  /// @throws IllegalArgumentException for `MIXED`
  public static int elementBytes(Precision precision) {
    return Numerics.bytes(precision);
  }
}
