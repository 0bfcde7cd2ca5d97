package io.optimum.workbench.importer.file;

import io.optimum.workbench.task.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Tells a progress how much of a file has been read, so that reading a large one can be cancelled.
public final class ProgressStream extends FilterInputStream {
  private static final long STEP_BYTES = 1 << 20;

  private final long sizeBytes;
  private final String message;
  private final Progress progress;
  private long readBytes;
  private long nextReportBytes;

  public ProgressStream(InputStream in, long sizeBytes, String message, Progress progress) {
    super(in);
    this.sizeBytes = Math.max(1, sizeBytes);
    this.message = message;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    advance(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    advance(Math.max(0, count));
    return count;
  }

  private void advance(int count) {
    readBytes += count;
    if (readBytes >= nextReportBytes) {
      nextReportBytes = readBytes + STEP_BYTES;
      progress.report(Math.min(1, (double) readBytes / sizeBytes), message);
    }
  }
}
