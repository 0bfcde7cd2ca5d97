package io.optimum.workbench.importer.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.file.WrongContentException;
import io.optimum.workbench.importer.onnx.OnnxGraph.Dimension;
import io.optimum.workbench.importer.onnx.OnnxGraph.Input;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.Node;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.TensorWithData;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.ValueInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads an ONNX network in one pass. The file's two outer levels are walked by hand, so that
/// weights are skipped and never in memory; external data is not opened at all.
public final class OnnxReader {
  private static final int NODES = 200_000;
  private static final int SMALL_BYTES = 1 << 16;
  private static final int NODE_BYTES = 64 << 20;
  private static final int MODEL_PRODUCER = 2;
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;
  private static final int GRAPH_VALUE_INFO = 13;

  private final List<Node> nodes = new ArrayList<>();
  private final List<ValueInfo> inputs = new ArrayList<>();
  private final List<ValueInfo> between = new ArrayList<>();
  private final List<ValueInfo> outputs = new ArrayList<>();
  private final Map<String, OnnxValue> constants = new HashMap<>();
  private String producer = "";
  private double parameters;

  /// @throws IOException for anything that is no network
  public OnnxGraph read(InputStream in, FileNotes notes) throws IOException {
    try {
      model(CodedInputStream.newInstance(in));
    } catch (InvalidProtocolBufferException e) {
      throw new WrongContentException(
          "",
          "The ONNX file is damaged or cut off: %s"
              .formatted(Texts.shorten(String.valueOf(e.getMessage()))),
          "Export the network again; if it was copied, compare sizes.");
    }
    if (nodes.isEmpty()) {
      throw new WrongContentException(
          "graph", "The ONNX file has no operator.", "Export the network again.");
    }
    OnnxGraph graph = graph();
    if (graph.inputs().isEmpty()) {
      throw new WrongContentException(
          "graph.input",
          "The network has no input: everything in it is a constant.",
          "Export the network with its input.");
    }
    return graph;
  }

  private void model(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      boolean message = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
      if (message && field == MODEL_PRODUCER) {
        producer = Texts.shorten(in.readString());
      } else if (message && field == MODEL_GRAPH) {
        int outer = in.pushLimit(in.readRawVarint32());
        graph(in);
        in.popLimit(outer);
      } else {
        in.skipField(tag);
      }
    }
  }

  private void graph(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        in.skipField(tag);
        continue;
      }
      switch (WireFormat.getTagFieldNumber(tag)) {
        case GRAPH_NODE -> nodes.add(node(in));
        case GRAPH_INITIALIZER -> tensor(in);
        case GRAPH_INPUT -> inputs.add(ValueInfo.parseFrom(small(in)));
        case GRAPH_OUTPUT -> outputs.add(ValueInfo.parseFrom(small(in)));
        case GRAPH_VALUE_INFO -> between.add(ValueInfo.parseFrom(small(in)));
        default -> in.skipField(tag);
      }
    }
  }

  private Node node(CodedInputStream in) throws IOException {
    if (nodes.size() >= NODES) {
      throw new WrongContentException(
          "graph",
          "There are more than %d operators.".formatted(NODES),
          "Is this really one network?");
    }
    return Node.parseFrom(small(in));
  }

  private static byte[] small(CodedInputStream in) throws IOException {
    int size = in.readRawVarint32();
    if (size < 0 || size > NODE_BYTES) {
      throw new WrongContentException(
          "graph",
          "One operator holds %d bytes of constants.".formatted(size),
          "Save the network with its constants as initialisers, or as external data.");
    }
    return in.readRawBytes(size);
  }

  private void tensor(CodedInputStream in) throws IOException {
    int size = in.readRawVarint32();
    if (size >= 0 && size <= SMALL_BYTES) {
      TensorWithData tensor = TensorWithData.parseFrom(in.readRawBytes(size));
      put(tensor.getName(), OnnxTensors.value(tensor));
      return;
    }
    large(in, size);
  }

  /// Weights: everything but their shape and name is skipped.
  private void large(CodedInputStream in, int size) throws IOException {
    int outer = in.pushLimit(size);
    List<Long> dims = new ArrayList<>();
    String name = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      int type = WireFormat.getTagWireType(tag);
      if (field == TensorWithData.DIMS_FIELD_NUMBER && type == WireFormat.WIRETYPE_VARINT) {
        dims.add(in.readInt64());
      } else if (field == TensorWithData.DIMS_FIELD_NUMBER
          && type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        int end = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
          dims.add(in.readInt64());
        }
        in.popLimit(end);
      } else if (field == TensorWithData.NAME_FIELD_NUMBER
          && type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        name = in.readString();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(outer);
    put(name, OnnxValue.constant(OnnxTensors.sizes(dims), null));
  }

  private void put(String name, OnnxValue value) {
    constants.put(name, value);
    parameters += value.values() == null ? value.elements() : 0;
  }

  private OnnxGraph graph() {
    Map<String, long[]> hints = new HashMap<>();
    between.forEach(each -> hint(each, hints));
    outputs.forEach(each -> hint(each, hints));
    return new OnnxGraph(
        nodes,
        inputs.stream()
            .filter(each -> !constants.containsKey(each.getName()))
            .map(OnnxReader::input)
            .toList(),
        outputs.stream().map(ValueInfo::getName).toList(),
        constants,
        hints,
        (long) Math.min(parameters, Long.MAX_VALUE),
        producer);
  }

  private static void hint(ValueInfo info, Map<String, long[]> hints) {
    if (info.getType().getTensorType().hasShape()) {
      hints.put(
          info.getName(), input(info).dimensions().stream().mapToLong(Dimension::size).toArray());
    }
  }

  private static Input input(ValueInfo info) {
    List<Dimension> dimensions = new ArrayList<>();
    for (var dim : info.getType().getTensorType().getShape().getDimList()) {
      String name =
          dim.getDimParam().isBlank()
              ? info.getName() + "." + dimensions.size()
              : dim.getDimParam();
      boolean known = dim.hasDimValue() && dim.getDimValue() > 0;
      dimensions.add(new Dimension(known ? dim.getDimValue() : -1, known ? "" : name));
    }
    return new Input(info.getName(), dimensions);
  }
}
