package io.optimum.workbench.network.graph;

/// What a layer does. Parameters and multiply-adds are counted as the papers do: weights, biases
/// and the scale and shift of normalisations; multiply-adds of convolutions and matrix products
/// alone.
public sealed interface Operator
    permits Convolution,
        Operator.MatrixProduct,
        Operator.UpConvolution,
        Operator.Normalisation,
        Operator.Activation,
        Operator.Elementwise,
        Operator.Softmax,
        Operator.Pooling,
        Operator.Concatenation,
        Operator.Resize,
        Operator.Gather,
        Operator.PositionTable,
        Operator.Transposition,
        Operator.Padding,
        Operator.View {

  /// A product of two activations, `heads` times m×k by k×n.
  record MatrixProduct(int heads, int rows, int columns, int depth) implements Operator {
    @Override
    public long multiplyAdds(Tensor input, Tensor output) {
      return (long) heads * rows * columns * depth;
    }
  }

  /// A transposed convolution whose steps are as large as its kernel: each pixel becomes `factor` ×
  /// `factor` pixels.
  record UpConvolution(int outChannels, int factor) implements Operator {
    @Override
    public long parameters(Tensor input, Tensor output) {
      return weights(input) + outChannels;
    }

    /// Weights without the bias.
    public long weights(Tensor input) {
      return (long) input.channels() * outChannels * factor * factor;
    }

    @Override
    public long multiplyAdds(Tensor input, Tensor output) {
      return weights(input) * input.positions();
    }
  }

  /// Scale and shift per channel; a batch normalisation's statistics are constants at inference.
  record Normalisation(Normalisation.Kind kind) implements Operator {
    /// What the statistics are taken over.
    public enum Kind {
      BATCH,
      LAYER,
      /// Without a mean to take off, and without a shift.
      ROOT_MEAN_SQUARE
    }

    @Override
    public long parameters(Tensor input, Tensor output) {
      return (kind == Kind.ROOT_MEAN_SQUARE ? 1L : 2L) * input.channels();
    }
  }

  /// A function of each element.
  record Activation(Activation.Kind kind) implements Operator {
    /// Which function.
    public enum Kind {
      RELU,
      RELU6,
      LEAKY_RELU,
      GELU,
      SIGMOID,
      TANH,
      SWISH,
      MISH,
      HARD_SIGMOID,
      HARD_SWISH
    }
  }

  /// Combines two tensors element by element; the smaller one is repeated.
  record Elementwise(Elementwise.Kind kind) implements Operator {
    /// Which combination.
    public enum Kind {
      ADD,
      MULTIPLY
    }
  }

  /// Exponentials normalised along the features.
  record Softmax() implements Operator {}

  /// Reduces `kernel` × `kernel` windows to one element.
  record Pooling(Pooling.Kind kind, int kernel) implements Operator {
    /// What of a window remains; the global average has the whole image as window.
    public enum Kind {
      MAX,
      AVERAGE,
      GLOBAL_AVERAGE
    }
  }

  /// Lays tensors side by side along the channels.
  record Concatenation() implements Operator {}

  /// Repeats pixels.
  record Resize(int factor) implements Operator {}

  /// Looks rows up in a table.
  ///
  /// @param ownedRows rows that no other lookup counts already
  record Gather(long ownedRows) implements Operator {
    @Override
    public long parameters(Tensor input, Tensor output) {
      return ownedRows * output.channels();
    }
  }

  /// Puts learned positions in front and adds a learned table to all.
  record PositionTable(int prepended) implements Operator {
    @Override
    public long parameters(Tensor input, Tensor output) {
      return output.elements() + (long) prepended * output.channels();
    }
  }

  /// Moves the elements to another order of dimensions.
  record Transposition() implements Operator {}

  /// Adds a border of zeros, as a layer of its own.
  record Padding(int border) implements Operator {}

  /// The same bytes under another shape, or a part of them: costs nothing.
  record View() implements Operator {}

  /// Learned numbers.
  default long parameters(Tensor input, Tensor output) {
    return 0;
  }

  /// Multiply-adds for one input.
  default long multiplyAdds(Tensor input, Tensor output) {
    return 0;
  }
}
