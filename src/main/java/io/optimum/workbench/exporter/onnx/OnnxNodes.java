package io.optimum.workbench.exporter.onnx;

import com.google.protobuf.ByteString;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Attribute;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Node;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.TensorWithData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// The operators, small constants and weights of one graph, in the order they were added.
final class OnnxNodes {
  private static final int INT64 = 7;
  private static final int TYPE_FLOAT = 1;
  private static final int TYPE_INT = 2;
  private static final int TYPE_INTS = 7;

  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, TensorWithData> constants = new LinkedHashMap<>();
  private final List<Weights> weights = new ArrayList<>();
  private String layer = "";

  /// Operators added from now on belong to this layer and are named after it.
  void begin(String name) {
    layer = name;
  }

  /// @return the name of its output
  String add(String type, List<String> inputs, Attribute... attributes) {
    String output =
        "%s.%s.%d".formatted(layer, type.toLowerCase(java.util.Locale.ROOT), nodes.size());
    nodes.add(
        Node.newBuilder()
            .setOpType(type)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes))
            .build());
    return output;
  }

  String add(String type, String input, Attribute... attributes) {
    return add(type, List.of(input), attributes);
  }

  /// Learned numbers of a layer that reads `fanIn` numbers for each output: spread such that what
  /// comes out is `gain` times as large as what goes in.
  String drawn(long fanIn, double gain, long... dims) {
    float bound = (float) (gain * Math.sqrt(3.0 / Math.max(1, fanIn)));
    return keep(new Weights(layer + ".weight." + weights.size(), dims, 0, bound));
  }

  /// Learned numbers that all begin at one value.
  String filled(float value, long... dims) {
    return keep(Weights.constant(layer + ".weight." + weights.size(), value, dims));
  }

  private String keep(Weights added) {
    weights.add(added);
    return added.name();
  }

  /// A whole-number constant of one dimension.
  String longs(long... values) {
    String name =
        "ints" + LongStream.of(values).mapToObj(each -> "_" + each).reduce("", String::concat);
    TensorWithData.Builder tensor = TensorWithData.newBuilder().setDataType(INT64).setName(name);
    tensor.addDims(values.length);
    LongStream.of(values).forEach(tensor::addInt64Data);
    constants.putIfAbsent(name, tensor.build());
    return name;
  }

  /// What an image is enlarged by, down and across.
  String scales(int factor) {
    String name = "scales_" + factor;
    TensorWithData.Builder tensor = TensorWithData.newBuilder().setDataType(Weights.FLOAT);
    tensor.setName(name).addDims(4);
    ByteBuffer data = ByteBuffer.allocate(4 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(1).putFloat(1).putFloat(factor).putFloat(factor);
    constants.putIfAbsent(name, tensor.setRawData(ByteString.copyFrom(data.flip())).build());
    return name;
  }

  /// A single number.
  String number(float value) {
    String name = "number_" + value;
    if (weights.stream().noneMatch(each -> each.name().equals(name))) {
      weights.add(Weights.constant(name, value));
    }
    return name;
  }

  static Attribute number(String name, float value) {
    return Attribute.newBuilder().setName(name).setType(TYPE_FLOAT).setF(value).build();
  }

  static Attribute integer(String name, long value) {
    return Attribute.newBuilder().setName(name).setType(TYPE_INT).setI(value).build();
  }

  static Attribute integers(String name, long... values) {
    Attribute.Builder attribute = Attribute.newBuilder().setName(name).setType(TYPE_INTS);
    LongStream.of(values).forEach(attribute::addInts);
    return attribute.build();
  }

  List<Node> nodes() {
    return nodes;
  }

  List<TensorWithData> constants() {
    return List.copyOf(constants.values());
  }

  List<Weights> weights() {
    return weights;
  }
}
