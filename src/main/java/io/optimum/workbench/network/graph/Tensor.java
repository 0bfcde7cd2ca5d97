package io.optimum.workbench.network.graph;

import io.optimum.workbench.domain.Require;

/// A value between layers, for a single input of the batch.
///
/// A sequence has its features as `channels`, its positions as `height` and a `width` of 1.
///
/// @param id running number within the network
public record Tensor(int id, int channels, int height, int width) {
  public Tensor {
    Require.positive(channels, "channels");
    Require.positive(height, "height");
    Require.positive(width, "width");
  }

  public long elements() {
    return (long) channels * height * width;
  }

  /// Positions: pixels of an image, tokens of a sequence.
  public long positions() {
    return (long) height * width;
  }
}
