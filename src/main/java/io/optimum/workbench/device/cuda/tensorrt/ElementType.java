package io.optimum.workbench.device.cuda.tensorrt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.SplittableRandom;

/// Types of inputs and outputs that can be filled. Whole numbers are 0 or 1, valid rows of any
/// table; others lie between -1 and 1, for a GPU draws less power on zeros.
public enum ElementType {
  FLOAT(4),
  HALF(2),
  INT8(1),
  INT32(4),
  INT64(8),
  BOOL(1),
  UINT8(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /// @param name as TensorRT writes it, for example `kFLOAT`
  /// @throws IllegalArgumentException for types that cannot be filled
  static ElementType of(String name) {
    for (ElementType each : values()) {
      if (("k" + each.name()).equalsIgnoreCase(name)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "The engine has inputs or outputs of type %s, which cannot be filled. Export the network with float inputs."
            .formatted(name.toLowerCase(Locale.ROOT)));
  }

  int bytes() {
    return bytes;
  }

  /// Random values.
  public byte[] filled(long elements, SplittableRandom random) {
    ByteBuffer data =
        ByteBuffer.allocate(Math.toIntExact(elements * bytes)).order(ByteOrder.LITTLE_ENDIAN);
    while (data.hasRemaining()) {
      switch (this) {
        case FLOAT -> data.putFloat(number(random));
        case HALF -> data.putShort(Float.floatToFloat16(number(random)));
        case INT32 -> data.putInt(random.nextInt(2));
        case INT64 -> data.putLong(random.nextInt(2));
        case INT8, UINT8, BOOL -> data.put((byte) random.nextInt(2));
      }
    }
    return data.array();
  }

  private static float number(SplittableRandom random) {
    return (float) random.nextDouble(-1, 1);
  }
}
