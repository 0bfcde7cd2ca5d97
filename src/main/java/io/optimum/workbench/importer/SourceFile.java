package io.optimum.workbench.importer;

import io.optimum.workbench.importer.file.ProgressStream;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file to read, with the progress of reading it.
record SourceFile(Path path, Progress progress) {
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
