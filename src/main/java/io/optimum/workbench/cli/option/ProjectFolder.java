package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.project.OpenedProject;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// Opens a project for a command and prints what was wrong with its files.
public final class ProjectFolder {
  private final ProjectStore store;
  private final Output output;

  public ProjectFolder(ProjectStore store, Output output) {
    this.store = store;
    this.output = output;
  }

  public Project open(Path folder) {
    OpenedProject opened = store.open(folder);
    output.problems(opened.problems());
    return opened.project();
  }

  /// The project, or an empty one named after the folder.
  public Project openOrNew(Path folder) {
    if (store.isProject(folder) || Files.isRegularFile(folder)) {
      return open(folder);
    }
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return Project.empty(name == null ? "Project" : name.toString());
  }
}
