package io.optimum.workbench.exporter.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.optimum.workbench.codec.IoReason;
import io.optimum.workbench.codec.JsonCodec;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Traces as files that Perfetto and `chrome://tracing` open.
public final class ChromeTraceExporter {
  private final JsonCodec codec;

  public ChromeTraceExporter(JsonCodec codec) {
    this.codec = codec;
  }

  /// Starts a trace file, compressed where its name ends with `.gz`.
  ///
  /// @param title of the whole trace, for people
  /// @throws UncheckedIOException when the file cannot be written
  public ChromeTraceWriter open(Path file, String title) {
    try {
      OutputStream out = Files.newOutputStream(file);
      OutputStream packed =
          file.getFileName().toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
      return new ChromeTraceWriter(
          new BufferedWriter(new OutputStreamWriter(packed, UTF_8), 1 << 16), codec, title);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The trace cannot be written: %s Name a file where you may write."
              .formatted(IoReason.of(e)),
          e);
    }
  }
}
