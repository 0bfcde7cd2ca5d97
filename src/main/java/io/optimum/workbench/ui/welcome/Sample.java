package io.optimum.workbench.ui.welcome;

import io.optimum.workbench.project.ProjectStore;
import java.nio.file.Path;

/// A sample project as it is offered.
///
/// @param folder where it is
/// @param name for people
/// @param description what is in it, and where its figures come from; empty = not known
record Sample(Path folder, String name, String description) {
  static Sample of(Path folder, ProjectStore store) {
    return store
        .summary(folder)
        .map(each -> new Sample(folder, each.name(), each.description()))
        .orElseGet(() -> new Sample(folder, String.valueOf(folder.getFileName()), ""));
  }
}
