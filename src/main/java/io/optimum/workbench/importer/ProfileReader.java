package io.optimum.workbench.importer;

import java.io.IOException;
import java.io.InputStream;

/// Reads one format.
@FunctionalInterface
interface ProfileReader {
  /// Reads a whole file in constant memory but for what it keeps.
  ///
  /// @throws IOException for content that cannot be taken, with its location where there is one
  FileContent read(InputStream in, FileNotes notes) throws IOException;
}
