package io.optimum.workbench.ui.session.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the user for files.
public interface FileDialogs {
  /// A project's folder to open.
  Optional<Path> projectToOpen();

  /// Files to import; empty = none chosen.
  List<Path> filesToImport();

  /// A folder to read.
  ///
  /// @param title what for
  Optional<Path> folderToRead(String title);

  /// A folder to write to.
  ///
  /// @param title what for
  Optional<Path> folderToWrite(String title);

  /// A file to write. Whoever chooses one that is there is asked whether to replace it.
  ///
  /// @param title what for
  /// @param name to suggest
  Optional<Path> fileToWrite(String title, String name);
}
