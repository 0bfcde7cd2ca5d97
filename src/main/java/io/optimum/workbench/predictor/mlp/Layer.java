package io.optimum.workbench.predictor.mlp;

/// A fully connected layer.
///
/// @param inputs values in
/// @param outputs values out
/// @param weights output after output, each of `inputs` values (PyTorch's order)
/// @param biases one per output
record Layer(int inputs, int outputs, float[] weights, float[] biases) {
  Layer {
    if (weights.length != inputs * outputs || biases.length != outputs) {
      throw new IllegalArgumentException(
          "A layer of %d inputs and %d outputs needs %d weights and %d biases, not %d and %d."
              .formatted(
                  inputs, outputs, inputs * outputs, outputs, weights.length, biases.length));
    }
    for (float weight : weights) {
      requireFinite(weight);
    }
    for (float bias : biases) {
      requireFinite(bias);
    }
  }

  private static void requireFinite(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(
          "A weight is %s: training diverged, or the file is damaged.".formatted(value));
    }
  }

  /// The same layer with outputs multiplied.
  Layer scaled(float factor) {
    float[] newWeights = weights.clone();
    float[] newBiases = biases.clone();
    for (int i = 0; i < newWeights.length; i++) {
      newWeights[i] *= factor;
    }
    for (int i = 0; i < newBiases.length; i++) {
      newBiases[i] *= factor;
    }
    return new Layer(inputs, outputs, newWeights, newBiases);
  }
}
