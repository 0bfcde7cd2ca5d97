package io.optimum.workbench.importer.serving;

import io.optimum.workbench.domain.serving.ServingTool;
import java.util.List;

/// The runs that one file reports.
///
/// @param tool which wrote it
/// @param source name of the file, without its folder
public record ServedTable(ServingTool tool, String source, List<ServedRun> runs) {
  public ServedTable {
    runs = List.copyOf(runs);
  }
}
