package io.optimum.workbench.network.graph;

import io.optimum.workbench.domain.Require;
import java.util.List;

/// A network, for one input of the batch.
///
/// @param inputs what the host copies in
/// @param layers each after the layers it reads
/// @param outputs what the host copies back
public record Network(List<Tensor> inputs, List<Layer> layers, List<Tensor> outputs) {
  public Network {
    inputs = List.copyOf(Require.notEmpty(inputs, "inputs"));
    layers = List.copyOf(Require.notEmpty(layers, "layers"));
    outputs = List.copyOf(Require.notEmpty(outputs, "outputs"));
  }

  public long parameters() {
    return layers.stream().mapToLong(Layer::parameters).sum();
  }
}
