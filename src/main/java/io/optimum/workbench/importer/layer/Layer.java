package io.optimum.workbench.importer.layer;

import java.util.List;

/// A layer of a built engine, as `--exportLayerInfo` describes it. Lists are empty and numbers 0
/// where the file says nothing.
///
/// @param name unique within an engine, but for engines where it is not
/// @param type `LayerType`, the implementation
/// @param operation `ParameterType`, what is computed
/// @param tactic name of the kernel that TensorRT chose
/// @param window convolution kernel or pooling window
/// @param outMaps output channels of a convolution
/// @param groups groups of a convolution
public record Layer(
    String name,
    String type,
    String operation,
    String tactic,
    List<Tensor> inputs,
    List<Tensor> outputs,
    List<Long> window,
    long outMaps,
    long groups,
    Weights weights,
    Weights bias) {
  /// Constants of a layer.
  public record Weights(DataType type, long count) {
    public static final Weights NONE = new Weights(DataType.FP32, 0);

    public double bytes() {
      return count * type.bytes();
    }
  }

  public Layer {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    window = List.copyOf(window);
  }

  public LayerKind kind() {
    return LayerKind.of(type, operation);
  }

  double inputBytes() {
    return inputs.stream().mapToDouble(Tensor::bytes).sum();
  }

  double outputBytes() {
    return outputs.stream().mapToDouble(Tensor::bytes).sum();
  }

  double outputElements() {
    return outputs.stream().mapToDouble(Tensor::elements).sum();
  }
}
