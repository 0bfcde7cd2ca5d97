package io.optimum.workbench.importer.layer;

/// Arithmetic and traffic of one layer.
///
/// A convolution does one multiply-add per output position and weight: 2 · N·OH·OW · weights, as
/// the weights already hold channels, window and groups. A deconvolution counts input positions. A
/// product of two tensors does 2 · outputs · K. What was fused into them (bias, activation, sum) is
/// left out: below 1 % of the arithmetic.
///
/// @param flops a multiply-add counts 2
/// @param bytes inputs, outputs and weights, each once, padded as their formats say
/// @param inputBytes the part that is read besides weights
public record LayerWork(double flops, double bytes, double inputBytes) {
  /// Operations per element: exponential, sum and division, or mean, variance and scale.
  private static final double REDUCTION_OPERATIONS = 5;

  public static LayerWork of(Layer layer) {
    double weightBytes = layer.weights().bytes() + layer.bias().bytes();
    double inputBytes = layer.inputBytes();
    return new LayerWork(flops(layer), inputBytes + layer.outputBytes() + weightBytes, inputBytes);
  }

  private static double flops(Layer layer) {
    if (layer.outputs().isEmpty()) {
      return 0;
    }
    Tensor output = layer.outputs().getFirst();
    return switch (layer.kind()) {
      case CONVOLUTION ->
          layer.weights().count() > 0
              ? 2 * output.elements() / output.channels() * layer.weights().count()
              : 2 * output.elements() * window(layer) * inputChannels(layer);
      case DECONVOLUTION -> 2 * inputPositions(layer) * layer.weights().count();
      case MATRIX_MULTIPLY -> 2 * output.elements() * depth(layer, output);
      case POOLING -> output.elements() * window(layer);
      case REDUCTION ->
          REDUCTION_OPERATIONS
              * layer.inputs().stream().mapToDouble(Tensor::elements).max().orElse(0);
      case ELEMENTWISE -> layer.outputElements();
      case NONE -> 0;
    };
  }

  private static double window(Layer layer) {
    return layer.window().stream()
        .mapToDouble(size -> Math.max(1, size))
        .reduce(1, (a, b) -> a * b);
  }

  private static double inputChannels(Layer layer) {
    return layer.inputs().isEmpty()
        ? 1
        : Math.max(1, (double) layer.inputs().getFirst().channels() / layer.groups());
  }

  private static double inputPositions(Layer layer) {
    if (layer.inputs().isEmpty()) {
      return 0;
    }
    Tensor input = layer.inputs().getFirst();
    return input.elements() / input.channels();
  }

  /// Length of the sums of a matrix product: by the weights, else the side of the left factor that
  /// is not the rows of the output.
  private static double depth(Layer layer, Tensor output) {
    if (layer.weights().count() > 0) {
      return Math.max(1, (double) layer.weights().count() / output.columns());
    }
    if (layer.inputs().isEmpty()) {
      return 1;
    }
    Tensor left = layer.inputs().getFirst();
    int rank = left.dimensions().size();
    int outputRank = output.dimensions().size();
    if (rank < 2 || outputRank < 2) {
      return left.columns();
    }
    long rows = output.dimensions().get(outputRank - 2);
    return left.dimensions().get(rank - 2) == rows
        ? left.columns()
        : Math.max(1, left.dimensions().get(rank - 2));
  }
}
