package io.optimum.workbench.exporter;

import io.optimum.workbench.domain.Problem;
import java.nio.file.Path;
import java.util.List;

/// The files of an export before they are written.
///
/// @param files in reading order
/// @param problems what the target cannot express, or what is missing
/// @param complete whether the export can be used as it is
public record ExportBundle(List<ExportFile> files, List<Problem> problems, boolean complete) {
  public ExportBundle {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /// A file of an export.
  public sealed interface ExportFile {
    /// Relative to the export's folder, with `/`.
    String path();

    /// Text that the export makes.
    record Text(String path, String content, boolean executable) implements ExportFile {}

    /// A file copied from the project.
    ///
    /// @param sha256 what it was when the plan was made; a file that has changed is not exported
    record Copy(String path, Path source, String sha256) implements ExportFile {}

    /// Text that is written compressed (gzip).
    ///
    /// @param content compressed; must not be changed
    /// @param textBytes size before
    record Packed(String path, byte[] content, long textBytes) implements ExportFile {}
  }
}
