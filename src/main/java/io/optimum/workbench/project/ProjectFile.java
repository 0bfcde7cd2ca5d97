package io.optimum.workbench.project;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.Engine;
import java.util.List;

/// `project.json`: everything but the large parts, which lie in files beside it.
///
/// @param formatVersion of this file; raised when older programs could no longer read it
/// @param profiles relative paths of the profile files
record ProjectFile(
    int formatVersion,
    String name,
    String description,
    ProjectSettings settings,
    List<Engine> engines,
    List<String> profiles) {
  static final int VERSION = 1;

  ProjectFile {
    Require.text(name, "name");
    engines = List.copyOf(engines);
    profiles = List.copyOf(profiles);
  }
}
