package io.optimum.workbench.importer.plan;

import io.optimum.workbench.importer.file.FileNotes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The TensorRT version in a plan's header, or a warning why it is not known.
///
/// By trtexec's `--getPlanVersionOnly`: magic, a little-endian serialization version of 4 bytes,
/// and for serialization version 0 major, minor, patch and build in bytes 24 to 27.
final class PlanVersion {
  static final int HEADER_BYTES = 28;

  private static final String UNKNOWN = "unknown";
  private static final int SERIALIZATION_AT = 4;
  private static final int VERSION_AT = 24;

  /// TensorRT 8 was the first to write versions here; far larger numbers are not versions.
  private static final int MAJOR_MIN = 8;

  private static final int MAJOR_MAX = 40;

  private static final String ASK =
      "Ask the TensorRT that built it: trtexec --loadEngine=FILE --getPlanVersionOnly.";

  private final byte[] head;
  private final int start;

  /// @param start where the plan begins, at least 28 bytes before the end of the head
  PlanVersion(byte[] head, int start) {
    this.head = head;
    this.start = start;
  }

  String read(FileNotes notes) {
    if (head[start] == 'p') {
      notes.warn(
          "byte " + start,
          "This is a pre-8.6 plan (`ptrt`): its header does not say which TensorRT built it.",
          "Only that TensorRT can load it. Build the engine again with 8.6 or later:"
              + " trtexec --onnx=FILE --saveEngine=FILE.");
      return "before 8.6";
    }
    int serialization =
        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(start + SERIALIZATION_AT);
    if (serialization != 0) {
      notes.warn(
          "byte " + (start + SERIALIZATION_AT),
          "The plan has serialization version %s; only 0 is known, so which TensorRT built it was not read."
              .formatted(Integer.toUnsignedString(serialization)),
          ASK);
      return UNKNOWN;
    }
    return known(notes);
  }

  private String known(FileNotes notes) {
    int build = part(3);
    String version = "%d.%d.%d".formatted(part(0), part(1), part(2));
    String whole = build == 0 ? version : version + "." + build;
    if (part(0) < MAJOR_MIN || part(0) > MAJOR_MAX) {
      notes.warn(
          "byte " + (start + VERSION_AT),
          "The plan's header says TensorRT %s, which is no version with such a header."
              .formatted(whole),
          ASK);
      return UNKNOWN;
    }
    return whole;
  }

  private int part(int index) {
    return Byte.toUnsignedInt(head[start + VERSION_AT + index]);
  }
}
