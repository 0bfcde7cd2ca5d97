package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.project.OpenedProject;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/// A command that calls steps of the main job: opens a project, works, prints the result.
public abstract class StepCommand implements Callable<Integer> {
  protected final Steps steps;
  protected final Output output;

  protected final @Mixin CommonOptions common = new CommonOptions();

  protected StepCommand(Steps steps, Output output) {
    this.steps = steps;
    this.output = output;
  }

  /// Opens a project and says what is wrong with its files.
  protected final Project open(Path folder) {
    OpenedProject opened = steps.store().open(folder);
    output.problems(opened.problems());
    return opened.project();
  }

  /// The project, or an empty one named after the folder.
  protected final Project openOrNew(Path folder) {
    if (steps.store().isProject(folder) || Files.isRegularFile(folder)) {
      return open(folder);
    }
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return Project.empty(name == null ? "Project" : name.toString());
  }

  /// Prints a result: as one JSON object where that is asked for, else as lines for people.
  protected final void print(Supplier<?> object, Supplier<List<String>> lines) {
    common.print(output, object, lines);
  }
}
