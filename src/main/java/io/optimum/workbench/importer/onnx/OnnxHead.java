package io.optimum.workbench.importer.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/// Tells ONNX by its first bytes: protobuf has no magic, but `ModelProto` begins with a small
/// version number and has few fields, all of known types, before its graph.
public final class OnnxHead {
  private static final int IR_VERSION_MAX = 100;
  private static final int GRAPH = 7;
  private static final int FIELDS_MAX = 26;

  private OnnxHead() {}

  /// @param head the first bytes of a file; the graph may end behind them
  public static boolean matches(byte[] head) {
    if (head.length < 4 || head[0] != 8) {
      return false;
    }
    CodedInputStream in = CodedInputStream.newInstance(head);
    try {
      in.readTag();
      long version = in.readInt64();
      if (version < 1 || version > IR_VERSION_MAX) {
        return false;
      }
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        int field = WireFormat.getTagFieldNumber(tag);
        int type = WireFormat.getTagWireType(tag);
        boolean number = field == 5;
        if (field > FIELDS_MAX
            || type
                != (number ? WireFormat.WIRETYPE_VARINT : WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
          return false;
        }
        if (field == GRAPH) {
          return true;
        }
        in.skipField(tag);
      }
      return false;
    } catch (IOException endsWithinAField) {
      return false;
    }
  }
}
