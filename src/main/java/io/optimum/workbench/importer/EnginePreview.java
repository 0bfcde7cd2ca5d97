package io.optimum.workbench.importer;

import java.util.List;

/// One engine before it is added to a project.
///
/// @param engine its id
/// @param found what files told about it, for example `trtexec layer times`
/// @param missing what they did not, for example `layer information`; empty = nothing that matters
/// @param advice how to get what is missing; empty = nothing to do
public record EnginePreview(
    String engine, List<String> found, List<String> missing, String advice) {
  public EnginePreview {
    found = List.copyOf(found);
    missing = List.copyOf(missing);
  }
}
