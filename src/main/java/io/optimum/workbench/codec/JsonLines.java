package io.optimum.workbench.codec;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a file of lines as bytes, so that a line cut within a character harms no other.
public final class JsonLines {
  private JsonLines() {}

  /// Takes each line that is not blank.
  @FunctionalInterface
  public interface LineTaker {
    /// @param number from 1
    /// @param json without the line's end
    /// @param whole whether the line has its end
    void take(int number, byte[] json, boolean whole);
  }

  /// @throws IOException when the file cannot be read, or a line is larger than a file may be
  public static void read(Path file, LineTaker taker) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int number = 1;
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          give(number++, line, true, taker);
          line.reset();
        } else {
          line.write(next);
        }
        if (line.size() > Limits.FILE_BYTES) {
          throw new IOException(
              "line %d is larger than %d MiB".formatted(number, line.size() >> 20));
        }
      }
      give(number, line, false, taker);
    }
  }

  private static void give(int number, ByteArrayOutputStream line, boolean whole, LineTaker taker) {
    byte[] json = line.toByteArray();
    if (!isBlank(json)) {
      taker.take(number, json, whole);
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\r' && each != '\t') {
        return false;
      }
    }
    return true;
  }
}
