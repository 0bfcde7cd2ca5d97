package io.optimum.workbench.exporter.onnx;

/// How the elements of a tensor lie. The batch comes first in each.
enum Layout {
  /// Channels, height, width: what convolutions and poolings read.
  IMAGE,
  /// Height, width, channels: an image that was transposed.
  CHANNELS_LAST,
  /// Positions, features: what sequences have.
  ROWS,
  /// Heads, rows, columns: what the attention of transformers multiplies.
  HEADS
}
