package io.optimum.workbench.cli;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.SpanBatch;
import io.optimum.workbench.exporter.ChromeTraceExporter;
import io.optimum.workbench.exporter.ChromeTraceWriter;
import java.nio.file.Path;

/// Writes spans to a Chrome trace while the run goes.
final class TraceFile implements SpanSink, AutoCloseable {
  private final ChromeTraceWriter writer;

  TraceFile(Path file, String title) {
    writer = new ChromeTraceExporter(new JsonCodec()).open(file, title);
  }

  @Override
  public void accept(SpanBatch batch) {
    writer.accept(batch);
  }

  @Override
  public void close() {
    writer.close();
  }
}
