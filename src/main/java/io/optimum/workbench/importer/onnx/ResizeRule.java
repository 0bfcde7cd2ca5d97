package io.optimum.workbench.importer.onnx;

import java.util.Optional;

/// The shape after a change of size. Sizes given as numbers are taken; scales are not read, as they
/// are fractions, so those shapes come from the file's own hints.
final class ResizeRule {
  private ResizeRule() {}

  static Optional<long[]> of(OnnxNode node) {
    return node.input(3).known().filter(sizes -> sizes.length == node.input(0).rank());
  }
}
