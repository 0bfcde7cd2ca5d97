package io.optimum.workbench.exporter.onnx;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import io.optimum.workbench.exporter.EngineInput;
import io.optimum.workbench.network.graph.Network;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Dimension;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.OperatorSet;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Shape;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.TensorType;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Type;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.ValueInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/// Writes a network as an ONNX file (operator set 17) with random weights and a free batch size.
/// The same network and seed give the same bytes. Weights are drawn while they are written, so that
/// a network of any size needs little memory.
///
/// Inputs of lookups are 32-bit whole numbers; every table has at least two rows, so zeros and ones
/// are valid.
public final class OnnxExporter {
  /// TensorRT 8.6 parses it, and it is the first with layer normalisation.
  private static final int OPERATOR_SET = 17;

  private static final int FORMAT_VERSION = 8;
  private static final int INT32 = 6;
  private static final long LARGEST_BYTES = Integer.MAX_VALUE;

  private static final int MODEL_FORMAT_VERSION = 1;
  private static final int MODEL_PRODUCER = 2;
  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_OPERATOR_SET = 8;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_NAME = 2;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;

  private final RandomGenerator random;

  /// @param seed of the weights
  public OnnxExporter(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// An input or output, without its batch.
  record Port(String name, boolean whole, long[] dims) {
    ValueInfo message() {
      Shape.Builder shape = Shape.newBuilder();
      shape.addDim(Dimension.newBuilder().setDimParam("batch"));
      for (long dim : dims) {
        shape.addDim(Dimension.newBuilder().setDimValue(dim));
      }
      TensorType.Builder type =
          TensorType.newBuilder().setElemType(whole ? INT32 : Weights.FLOAT).setShape(shape);
      return ValueInfo.newBuilder()
          .setName(name)
          .setType(Type.newBuilder().setTensorType(type))
          .build();
    }
  }

  private record Graph(String name, List<Port> inputs, List<Port> outputs, OnnxNodes nodes) {}

  /// What goes into a network, as its ONNX file has it.
  public static List<EngineInput> inputs(Network network) {
    return new Translation(network)
        .inputs().stream()
            .map(each ->
                new EngineInput(
                    each.name(),
                    LongStream.concat(LongStream.of(-1), LongStream.of(each.dims()))
                        .boxed()
                        .toList()))
            .toList();
  }

  /// @param name of the network, kept in the file
  /// @throws IllegalArgumentException for a network that ONNX cannot hold in one file (2 GiB)
  public void write(Network network, String name, OutputStream to) throws IOException {
    Translation translation = new Translation(network);
    List<Port> inputs = translation.inputs();
    Graph graph = new Graph(name, inputs, translation.outputs(), translation.nodes());
    long bytes = bytes(graph);
    if (bytes > LARGEST_BYTES) {
      throw new IllegalArgumentException(
          "The network %s takes %d bytes, more than an ONNX file can hold in one piece."
              .formatted(name, bytes));
    }
    CodedOutputStream out = CodedOutputStream.newInstance(to, 1 << 16);
    out.writeInt64(MODEL_FORMAT_VERSION, FORMAT_VERSION);
    out.writeString(MODEL_PRODUCER, "optimum-workbench");
    out.writeMessage(MODEL_OPERATOR_SET, operatorSet());
    out.writeTag(MODEL_GRAPH, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt64NoTag(bytes);
    graph(graph, out);
    out.flush();
  }

  private static OperatorSet operatorSet() {
    return OperatorSet.newBuilder().setDomain("").setVersion(OPERATOR_SET).build();
  }

  private static long bytes(Graph graph) {
    long bytes = CodedOutputStream.computeStringSize(GRAPH_NAME, graph.name());
    bytes += bytes(GRAPH_NODE, graph.nodes().nodes());
    bytes += bytes(GRAPH_INITIALIZER, graph.nodes().constants());
    bytes += bytes(GRAPH_INPUT, graph.inputs().stream().map(Port::message).toList());
    bytes += bytes(GRAPH_OUTPUT, graph.outputs().stream().map(Port::message).toList());
    for (Weights each : graph.nodes().weights()) {
      bytes += 1 + CodedOutputStream.computeUInt64SizeNoTag(each.bytes()) + each.bytes();
    }
    return bytes;
  }

  private static long bytes(int field, List<? extends Message> messages) {
    return messages.stream()
        .mapToLong(each -> CodedOutputStream.computeMessageSize(field, each))
        .sum();
  }

  private void graph(Graph graph, CodedOutputStream out) throws IOException {
    out.writeString(GRAPH_NAME, graph.name());
    write(out, GRAPH_NODE, graph.nodes().nodes());
    write(out, GRAPH_INITIALIZER, graph.nodes().constants());
    write(out, GRAPH_INPUT, graph.inputs().stream().map(Port::message).toList());
    write(out, GRAPH_OUTPUT, graph.outputs().stream().map(Port::message).toList());
    for (Weights each : graph.nodes().weights()) {
      out.writeTag(GRAPH_INITIALIZER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      out.writeUInt64NoTag(each.bytes());
      each.write(out, random);
    }
  }

  private static void write(CodedOutputStream out, int field, List<? extends Message> messages)
      throws IOException {
    for (Message each : messages) {
      out.writeMessage(field, each);
    }
  }
}
