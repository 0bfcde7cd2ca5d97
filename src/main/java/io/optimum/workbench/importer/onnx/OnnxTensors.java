package io.optimum.workbench.importer.onnx;

import io.optimum.workbench.network.onnx.schema.OnnxSubset.TensorWithData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Small tensors of ONNX: shapes, axes, indexes. Type numbers are the format's `DataType`.
final class OnnxTensors {
  private static final int INT32 = 6;
  private static final int INT64 = 7;
  private static final int VALUES = 4096;

  private OnnxTensors() {}

  static OnnxValue value(TensorWithData tensor) {
    long[] dims = sizes(tensor.getDimsList());
    long[] values = values(tensor);
    boolean whole = values != null && values.length == OnnxValue.of(dims).elements();
    return OnnxValue.constant(dims, whole ? values : null);
  }

  static long[] sizes(List<Long> dims) {
    return dims.stream().mapToLong(size -> Math.max(0, size)).toArray();
  }

  private static long @Nullable [] values(TensorWithData tensor) {
    ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if (raw.remaining() > VALUES * Long.BYTES) {
      return null;
    }
    return switch (tensor.getDataType()) {
      case INT64 -> raw.hasRemaining() ? longs(raw) : longs(tensor.getInt64DataList());
      case INT32 -> raw.hasRemaining() ? ints(raw) : longs(tensor.getInt32DataList());
      default -> null;
    };
  }

  private static long[] longs(ByteBuffer raw) {
    long[] values = new long[raw.remaining() / Long.BYTES];
    raw.asLongBuffer().get(values);
    return values;
  }

  private static long[] ints(ByteBuffer raw) {
    long[] values = new long[raw.remaining() / Integer.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = raw.getInt();
    }
    return values;
  }

  private static long[] longs(List<? extends Number> list) {
    return list.stream().mapToLong(Number::longValue).toArray();
  }
}
