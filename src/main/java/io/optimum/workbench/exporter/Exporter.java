package io.optimum.workbench.exporter;

/// Writes a plan for someone else. Pure: it gives the files, [ExportWriter] puts them on disk.
public interface Exporter {
  /// For people and for `--target`.
  String target();

  /// The files for a plan, with what the target cannot express.
  ExportBundle export(ExportRequest request);
}
