package io.optimum.workbench.importer.plan;

import io.optimum.workbench.domain.EngineFile;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.WrongContentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Identifies a serialised engine without TensorRT: magic, version, size and hash.
///
/// A plan of TensorRT 8.6 or later begins with `ftrt` and has major, minor, patch and build in
/// bytes 24 to 27; an older one begins with `ptrt` and is not documented further. Ultralytics puts
/// a little-endian length and that much JSON in front.
public final class TensorRtPlanReader {
  /// Enough for any prefix seen (a few hundred bytes) and the header.
  public static final int HEAD_BYTES = 1 << 16;

  private static final int HEADER_BYTES = 28;
  private static final int VERSION_AT = 24;

  /// TensorRT 8 was the first to write versions here; far larger numbers are not versions.
  private static final int MAJOR_MIN = 8;

  private static final int MAJOR_MAX = 40;

  public EngineFile read(InputStream in, FileNotes notes) throws IOException {
    byte[] head = in.readNBytes(HEAD_BYTES);
    int start = planStart(head).orElseThrow(TensorRtPlanReader::notAPlan);
    MessageDigest digest = sha256();
    digest.update(head);
    long size = head.length;
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
      size += n;
    }
    if (size - start < HEADER_BYTES) {
      throw new WrongContentException(
          "byte " + size,
          "The TensorRT plan ends after %d bytes, inside its header.".formatted(size),
          "Copy the file again, or build the engine again.");
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    String version = version(head, start);
    return new EngineFile(notes.path(), size, hash, version);
  }

  /// Where a plan begins in the first bytes of a file; empty if it is none.
  public static Optional<Integer> planStart(byte[] head) {
    if (hasMagic(head, 0)) {
      return Optional.of(0);
    }
    if (head.length < 9 || head[4] != '{') {
      return Optional.empty();
    }
    int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    return length > 0 && length < head.length - 4 && hasMagic(head, 4 + length)
        ? Optional.of(4 + length)
        : Optional.empty();
  }

  private static boolean hasMagic(byte[] head, int at) {
    if (at + 4 > head.length) {
      return false;
    }
    String magic = new String(Arrays.copyOfRange(head, at, at + 4), StandardCharsets.ISO_8859_1);
    return magic.equals("ftrt") || magic.equals("ptrt");
  }

  private static String version(byte[] head, int start) {
    if (head[start] == 'p') {
      return "before 8.6";
    }
    if (head.length < start + HEADER_BYTES) {
      return "unknown";
    }
    int major = Byte.toUnsignedInt(head[start + VERSION_AT]);
    return major < MAJOR_MIN || major > MAJOR_MAX
        ? "unknown"
        : "%d.%d.%d"
            .formatted(
                major,
                Byte.toUnsignedInt(head[start + VERSION_AT + 1]),
                Byte.toUnsignedInt(head[start + VERSION_AT + 2]));
  }

  private static WrongContentException notAPlan() {
    return new WrongContentException(
        "byte 0",
        "This is no TensorRT plan: it begins with neither `ftrt` nor `ptrt`.",
        "Build the engine with trtexec --saveEngine=FILE.");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
