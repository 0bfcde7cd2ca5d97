package io.optimum.workbench.exporter;

import io.optimum.workbench.exporter.folder.ExportWriter;

/// Writes a plan for someone else: it gives the files, [ExportWriter] puts them on disk.
public interface Exporter {
  /// For `--target` and for file names.
  String target();

  /// What comes of it, for people to choose from.
  String title();

  /// The files for a plan, with what the target cannot express.
  ExportBundle export(ExportRequest request);
}
