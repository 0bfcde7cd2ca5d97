package io.optimum.workbench.importer;

import com.google.protobuf.CodedOutputStream;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Attribute;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Dimension;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Node;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Shape;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.TensorType;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.TensorWithData;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Type;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.ValueInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Writes small ONNX networks; weights have shapes but no data.
public final class OnnxFile {
  private static final int INT64 = 7;

  private final List<Node.Builder> nodes = new ArrayList<>();
  private final List<TensorWithData> tensors = new ArrayList<>();
  private final List<ValueInfo> inputs = new ArrayList<>();
  private final List<ValueInfo> outputs = new ArrayList<>();

  /// @param dims numbers, or names of dynamic dimensions
  public OnnxFile input(String name, Object... dims) {
    Shape.Builder shape = Shape.newBuilder();
    for (Object dim : dims) {
      Dimension.Builder size = Dimension.newBuilder();
      shape.addDim(
          dim instanceof Integer number ? size.setDimValue(number) : size.setDimParam("" + dim));
    }
    inputs.add(
        ValueInfo.newBuilder()
            .setName(name)
            .setType(Type.newBuilder().setTensorType(TensorType.newBuilder().setShape(shape)))
            .build());
    return this;
  }

  public OnnxFile output(String name) {
    outputs.add(ValueInfo.newBuilder().setName(name).build());
    return this;
  }

  public OnnxFile weights(String name, long... dims) {
    tensors.add(
        TensorWithData.newBuilder()
            .setName(name)
            .setDataType(1)
            .addAllDims(LongStream.of(dims).boxed().toList())
            .build());
    return this;
  }

  /// A list of whole numbers; a single 0 without dimensions where none are given.
  public OnnxFile longs(String name, long... values) {
    TensorWithData.Builder tensor = TensorWithData.newBuilder().setName(name).setDataType(INT64);
    if (values.length > 0) {
      tensor.addDims(values.length);
    }
    LongStream.of(values.length > 0 ? values : new long[1]).forEach(tensor::addInt64Data);
    tensors.add(tensor.build());
    return this;
  }

  public OnnxFile node(String type, String output, String... from) {
    nodes.add(Node.newBuilder().setOpType(type).addOutput(output).addAllInput(List.of(from)));
    return this;
  }

  /// An attribute of the last node.
  public OnnxFile ints(String name, long... values) {
    Attribute.Builder attribute = Attribute.newBuilder().setName(name);
    LongStream.of(values).forEach(attribute::addInts);
    nodes.getLast().addAttribute(attribute);
    return this;
  }

  public OnnxFile number(String name, long value) {
    nodes.getLast().addAttribute(Attribute.newBuilder().setName(name).setI(value));
    return this;
  }

  public byte[] bytes() throws IOException {
    ByteArrayOutputStream graph = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(graph);
    for (Node.Builder node : nodes) {
      out.writeMessage(1, node.build());
    }
    for (TensorWithData tensor : tensors) {
      out.writeMessage(5, tensor);
    }
    for (ValueInfo input : inputs) {
      out.writeMessage(11, input);
    }
    for (ValueInfo output : outputs) {
      out.writeMessage(12, output);
    }
    out.flush();
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    CodedOutputStream outer = CodedOutputStream.newInstance(model);
    outer.writeInt64(1, 9);
    outer.writeString(2, "tests");
    outer.writeByteArray(7, graph.toByteArray());
    outer.flush();
    return model.toByteArray();
  }
}
