package io.optimum.workbench.network.roofline;

/// What a fused layer computes, for one input of the batch.
public sealed interface Work {
  /// A matrix product: `groups` times rows×depth by depth×columns.
  ///
  /// @param batch whether the batch adds rows (weights are shared) or groups (both are activations)
  record Matrix(long rows, long columns, long depth, long groups, Batch batch, Form form)
      implements Work {
    /// What another input of the batch adds to.
    public enum Batch {
      ROWS,
      GROUPS
    }

    /// Where the operands come from.
    public enum Form {
      /// Fewer than four input channels.
      FIRST_LAYER,
      /// More than one tap: operands are gathered from an image.
      CONVOLUTION,
      /// Plain matrices.
      PRODUCT
    }
  }

  /// A 3×3 convolution of stride 1 and one group, which need not run as a matrix product.
  ///
  /// @param product as which it can run
  /// @param height of the result
  /// @param width of the result
  record ThreeByThree(Matrix product, int height, int width) implements Work {}

  /// Scores, softmax and mixing of one attention in one kernel.
  record Attention(long heads, long rows, long columns, long depth) implements Work {}

  /// A convolution of each channel alone.
  record Depthwise(long taps) implements Work {}

  /// A pass over elements.
  record Pass(Kind kind) implements Work {
    /// What the pass does.
    public enum Kind {
      POINTWISE,
      POOLING,
      NORMALISATION,
      SOFTMAX,
      GATHER,
      COPY,
      REFORMAT
    }
  }
}
