package io.optimum.workbench.importer.plan;

import io.optimum.workbench.domain.Sha256;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.WrongContentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Identifies a serialised engine without TensorRT: magic, version, size and hash.
///
/// A plan of TensorRT 8.6 or later begins with `ftrt`, an older one with `ptrt` ([PlanVersion]).
/// Ultralytics puts a little-endian length and that much JSON in front.
public final class TensorRtPlanReader {
  /// Enough for any prefix seen (a few hundred bytes) and the header.
  public static final int HEAD_BYTES = 1 << 16;

  public EngineFile read(InputStream in, FileNotes notes) throws IOException {
    byte[] head = in.readNBytes(HEAD_BYTES + PlanVersion.HEADER_BYTES);
    int start = planStart(head).orElseThrow(TensorRtPlanReader::notAPlan);
    MessageDigest digest = Sha256.digest();
    digest.update(head);
    long size = head.length;
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
      size += n;
    }
    if (size - start < PlanVersion.HEADER_BYTES) {
      throw new WrongContentException(
          "byte " + size,
          "The TensorRT plan ends after %d bytes, inside its header.".formatted(size),
          "Copy the file again, or build the engine again.");
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    String version = new PlanVersion(head, start).read(notes);
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

  private static WrongContentException notAPlan() {
    return new WrongContentException(
        "byte 0",
        "This is no TensorRT plan: it begins with neither `ftrt` nor `ptrt`.",
        "Build the engine with trtexec --saveEngine=FILE.");
  }
}
