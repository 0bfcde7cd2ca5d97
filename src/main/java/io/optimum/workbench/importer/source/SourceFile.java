package io.optimum.workbench.importer.source;

import io.optimum.workbench.importer.file.ProgressStream;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file to read, with the progress of reading it.
///
/// @param batchSize asked for where the file does not say it; 0 = by the file's name
record SourceFile(Path path, Progress progress, int batchSize) {
  SourceFile(Path path, Progress progress) {
    this(path, progress, 0);
  }

  InputStream open() throws IOException {
    return new ProgressStream(Files.newInputStream(path), Files.size(path), message(), progress);
  }

  /// Tells that reading goes on, and stops it when it was cancelled.
  void heartbeat() {
    progress.report(0, message());
  }

  private String message() {
    return "Reading " + path.getFileName();
  }
}
