package io.optimum.workbench.exporter.onnx;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.optimum.workbench.network.onnx.schema.OnnxSubset.TensorWithData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/// Learned numbers in 32 bits, known by name and shape until they are written.
///
/// @param bound they are uniform in `middle` ± this
record Weights(String name, long[] dims, float middle, float bound) {
  static final int FLOAT = 1;

  private static final int CHUNK_BYTES = 1 << 16;

  /// All the same number.
  static Weights constant(String name, float value, long... dims) {
    return new Weights(name, dims, value, 0);
  }

  long elements() {
    long elements = 1;
    for (long dim : dims) {
      elements *= dim;
    }
    return elements;
  }

  /// Size of the message, in bytes.
  long bytes() {
    long data = elements() * Float.BYTES;
    return head().getSerializedSize() + 1L + CodedOutputStream.computeUInt64SizeNoTag(data) + data;
  }

  void write(CodedOutputStream out, RandomGenerator random) throws IOException {
    head().writeTo(out);
    out.writeTag(TensorWithData.RAW_DATA_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    long left = elements() * Float.BYTES;
    out.writeUInt64NoTag(left);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (left > 0) {
      int size = (int) Math.min(left, CHUNK_BYTES);
      for (int at = 0; at < size; at += Float.BYTES) {
        chunk.putFloat(at, bound == 0 ? middle : middle + bound * (2 * random.nextFloat() - 1));
      }
      out.write(chunk.array(), 0, size);
      left -= size;
    }
  }

  private TensorWithData head() {
    TensorWithData.Builder head = TensorWithData.newBuilder().setDataType(FLOAT).setName(name);
    for (long dim : dims) {
      head.addDims(dim);
    }
    return head.build();
  }
}
