package io.optimum.workbench.exporter.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Text of unknown length in little memory: kept compressed, and given as it is when it turns out
/// to be short.
final class PackedText extends OutputStream {
  private static final int BUFFER_BYTES = 1 << 16;
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private final GZIPOutputStream gzip;
  private long textBytes;

  PackedText() {
    try {
      gzip = new GZIPOutputStream(packed, BUFFER_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(int value) throws IOException {
    gzip.write(value);
    textBytes++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    gzip.write(bytes, offset, length);
    textBytes += length;
  }

  @Override
  public void close() throws IOException {
    gzip.close();
  }

  /// The file, with `.gz` behind its name where the text is longer than `plainBytesAtMost`.
  ExportFile file(String path, long plainBytesAtMost) {
    if (textBytes > plainBytesAtMost) {
      return new ExportFile.Packed(path + ".gz", packed.toByteArray(), textBytes);
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
      return new ExportFile.Text(path, new String(in.readAllBytes(), UTF_8), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
