package io.optimum.workbench.importer;

import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.List;

/// Reads any mix of files and folders and groups what it finds into engines.
public interface EngineImporter {
  /// Never throws for what is in a file: that becomes a problem, and the rest goes on.
  ImportResult read(ImportRequest request, Progress progress);

  /// Files that say everything themselves.
  default ImportResult read(List<Path> files, Progress progress) {
    return read(ImportRequest.of(files), progress);
  }
}
