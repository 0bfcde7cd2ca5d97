package io.optimum.workbench.importer.source;

import io.optimum.workbench.importer.file.FileNotes;
import java.io.IOException;

/// Reads one format.
@FunctionalInterface
interface ProfileReader {
  /// Reads a whole file in constant memory but for what it keeps.
  ///
  /// @throws IOException for content that cannot be taken, with its location where there is one
  FileContent read(SourceFile file, FileNotes notes) throws IOException;
}
