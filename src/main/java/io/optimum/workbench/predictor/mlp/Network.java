package io.optimum.workbench.predictor.mlp;

import java.util.ArrayList;
import java.util.List;

/// The weights of one multilayer perceptron: rectified linear units between layers, one output.
record Network(List<Layer> layers) {
  Network {
    layers = List.copyOf(layers);
    if (layers.isEmpty() || layers.getLast().outputs() != 1) {
      throw new IllegalArgumentException("A network needs layers, the last with one output.");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
        throw new IllegalArgumentException(
            "Layer %d takes %d values but is given %d."
                .formatted(i, layers.get(i).inputs(), layers.get(i - 1).outputs()));
      }
    }
  }

  /// The same network with its output multiplied.
  Network scaled(float factor) {
    List<Layer> scaled = new ArrayList<>(layers);
    scaled.set(scaled.size() - 1, scaled.getLast().scaled(factor));
    return new Network(scaled);
  }
}
