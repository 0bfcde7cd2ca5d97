package io.optimum.workbench.network.family;

import io.optimum.workbench.network.graph.NetworkBuilder;
import io.optimum.workbench.network.graph.Tensor;

/// Whose definition of an image classifier was exported; the layers around the network differ.
enum Export {
  /// Channels first; ends at the scores.
  TORCHVISION,
  /// Channels last, transposed by tf2onnx; borders of strided windows padded by layers of their own
  /// (ResNet, DenseNet); ends with a softmax (keras.applications, `classifier_activation`).
  KERAS;

  Tensor image(NetworkBuilder net, int size) {
    return this == KERAS ? net.channelsLastImage(size) : net.image(size);
  }

  /// The 3×3 max pooling of stride 2 behind the first convolution. A border before a convolution
  /// joins it; one before a pooling does not, since its zeros count there (TensorRT, layer fusion
  /// catalogue).
  Tensor firstPool(NetworkBuilder net, Tensor x) {
    return this == KERAS ? net.maxPool(net.padded(x, 1), 3, 2, 0) : net.maxPool(x, 3, 2, 1);
  }

  Tensor scores(NetworkBuilder net, Tensor x, int classes) {
    Tensor scores = net.linear(x, classes);
    return this == KERAS ? net.softmax(scores) : scores;
  }
}
