package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.project.ProjectSettings;

/// Settings with one of them changed.
record Form(ProjectSettings before) {

  ProjectSettings objective(Objective value) {
    return with(
        value, before.maxEnginesPerGpu(), before.memoryHeadroomFraction(), before.measureTop());
  }

  ProjectSettings maxEnginesPerGpu(int value) {
    return with(before.objective(), value, before.memoryHeadroomFraction(), before.measureTop());
  }

  ProjectSettings memoryHeadroom(double fraction) {
    return with(before.objective(), before.maxEnginesPerGpu(), fraction, before.measureTop());
  }

  ProjectSettings measureTop(int value) {
    return with(
        before.objective(), before.maxEnginesPerGpu(), before.memoryHeadroomFraction(), value);
  }

  private ProjectSettings with(
      Objective objective, int maxEngines, double headroomFraction, int measureTop) {
    return new ProjectSettings(
        before.targets(),
        before.gpus(),
        objective,
        maxEngines,
        headroomFraction,
        measureTop,
        before.seed());
  }
}
