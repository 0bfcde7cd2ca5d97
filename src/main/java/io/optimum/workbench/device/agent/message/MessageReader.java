package io.optimum.workbench.device.agent.message;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads lines of a bounded length, and tells an end between two lines from one within a line.
public final class MessageReader {
  /// Of one message; the profile of an engine with 10 000 kernels is about 4 MB.
  static final int LINE_BYTES = 64 << 20;

  private final BufferedInputStream in;

  public MessageReader(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /// The next line without its end; empty at the end of the stream.
  ///
  /// @throws EOFException when the stream ends within a line
  /// @throws IOException when a line is too long
  public Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        if (line.size() > 0) {
          throw new EOFException("It ended in the middle of a message.");
        }
        return Optional.empty();
      }
      line.write(next);
      if (line.size() > LINE_BYTES) {
        throw new IOException("a line has more than %d bytes".formatted(LINE_BYTES));
      }
    }
    return Optional.of(line.toByteArray());
  }
}
