package io.optimum.workbench.project;

import io.optimum.workbench.domain.Problem;
import java.util.List;

/// A project as far as it could be read, and what was wrong with its files.
public record OpenedProject(Project project, List<Problem> problems) {
  public OpenedProject {
    problems = List.copyOf(problems);
  }
}
