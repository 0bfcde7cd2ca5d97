package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.exporter.trace.ChromeTraceExporter;
import io.optimum.workbench.exporter.trace.ChromeTraceWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// Writes spans to a Chrome trace while the run goes: beside the file, which is replaced once the
/// run is done.
public final class TraceFile implements SpanSink, AutoCloseable {
  private final Path file;
  private final Path partial;
  private final ChromeTraceWriter writer;

  /// @throws UsageException when there cannot be such a file
  public TraceFile(Path file, String title) {
    this.file = file.toAbsolutePath().normalize();
    Path folder = this.file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(
          "--trace %s: there is no folder %s. Make it first.".formatted(file, folder));
    }
    if (Files.isDirectory(this.file)) {
      throw new UsageException("--trace %s is a folder. Name a file in it.".formatted(file));
    }
    partial = folder.resolve(".partial-" + this.file.getFileName());
    writer = new ChromeTraceExporter(new JsonCodec()).open(partial, title);
  }

  @Override
  public void accept(SpanBatch batch) {
    writing(() -> writer.accept(batch));
  }

  /// Ends the trace and puts it in place.
  public void keep() {
    writing(writer::close);
    try {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  /// Removes what was written, unless it was kept.
  @Override
  public void close() {
    try {
      writing(writer::close);
    } finally {
      remove();
    }
  }

  private void remove() {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be removed.".formatted(partial), e);
    }
  }

  private void writing(Runnable step) {
    try {
      step.run();
    } catch (UncheckedIOException e) {
      throw unwritten(Objects.requireNonNull(e.getCause()));
    }
  }

  private UncheckedIOException unwritten(IOException why) {
    return new UncheckedIOException(
        "The trace %s cannot be written: %s. It needs room on the disk and a folder you may write to."
            .formatted(file, why.getMessage()),
        why);
  }
}
