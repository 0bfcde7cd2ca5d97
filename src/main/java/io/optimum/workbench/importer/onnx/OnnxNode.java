package io.optimum.workbench.importer.onnx;

import io.optimum.workbench.network.onnx.schema.OnnxSubset.Attribute;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// An operator with the tensors it reads.
///
/// @param inputs in order; one without dimensions where the operator leaves an optional input out
record OnnxNode(Node node, List<OnnxValue> inputs) {
  String type() {
    return node.getOpType();
  }

  OnnxValue input(int index) {
    return index < inputs.size() ? inputs.get(index) : OnnxValue.constant(new long[0], null);
  }

  boolean has(int index) {
    return index < node.getInputCount() && !node.getInput(index).isEmpty();
  }

  long number(String attribute, long otherwise) {
    return find(attribute).map(Attribute::getI).orElse(otherwise);
  }

  String text(String attribute, String otherwise) {
    return find(attribute)
        .map(each -> each.getS().toString(StandardCharsets.UTF_8))
        .orElse(otherwise);
  }

  /// A list of whole numbers; empty where there is no such attribute.
  long[] numbers(String attribute) {
    return find(attribute)
        .map(each -> each.getIntsList().stream().mapToLong(Long::longValue).toArray())
        .orElse(new long[0]);
  }

  /// A list that newer versions of an operator take as input and older ones as attribute.
  Optional<long[]> numbers(String attribute, int input) {
    long[] given = numbers(attribute);
    return given.length > 0 ? Optional.of(given) : input(input).known();
  }

  Optional<Attribute> find(String attribute) {
    return node.getAttributeList().stream()
        .filter(each -> each.getName().equals(attribute))
        .findFirst();
  }
}
