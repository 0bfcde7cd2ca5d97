package io.optimum.workbench.importer.onnx;

import io.optimum.workbench.network.onnx.schema.OnnxSubset.Node;
import java.util.List;
import java.util.Map;

/// A network as ONNX has it, without its weights.
///
/// @param nodes operators, each after those it reads
/// @param inputs what is fed in, without the weights
/// @param outputs names of what comes out
/// @param constants weights and other tensors that are part of the network
/// @param hints shapes the file gives of tensors in between; -1 where it gives none
/// @param parameters learned numbers
/// @param producer what wrote the file
public record OnnxGraph(
    List<Node> nodes,
    List<Input> inputs,
    List<String> outputs,
    Map<String, OnnxValue> constants,
    Map<String, long[]> hints,
    long parameters,
    String producer) {
  public OnnxGraph {
    nodes = List.copyOf(nodes);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// A tensor that is fed in.
  public record Input(String name, List<Dimension> dimensions) {
    public Input {
      dimensions = List.copyOf(dimensions);
    }
  }

  /// A dimension.
  ///
  /// @param size -1 = only known when it runs
  /// @param name what a dynamic dimension is called
  public record Dimension(long size, String name) {}
}
