package io.optimum.workbench.importer.layer;

import java.util.Locale;

/// Element type of a tensor or of weights, as TensorRT's engine inspector spells it.
public enum DataType {
  FP8(8, "fp8", "float8", "e4m3"),
  BF16(16, "bf16", "bfloat16"),
  FP16(16, "fp16", "half", "float16"),
  INT64(64, "int64"),
  INT32(32, "int32"),
  INT4(4, "int4"),
  FP4(4, "fp4", "e2m1"),
  INT8(8, "int8"),
  BOOL(8, "bool"),
  FP32(32, "fp32", "float"),
  /// Counted as four bytes per element, and said so.
  UNKNOWN(32);

  private final int bits;
  private final String spellings;

  DataType(int bits, String... spellings) {
    this.bits = bits;
    this.spellings = String.join(" ", spellings);
  }

  /// The first type one of whose spellings occurs in the text.
  static DataType in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (DataType type : values()) {
      for (String spelling : type.spellings.split(" ", -1)) {
        if (!spelling.isEmpty() && lower.contains(spelling)) {
          return type;
        }
      }
    }
    return UNKNOWN;
  }

  double bytes() {
    return bits / 8.0;
  }
}
