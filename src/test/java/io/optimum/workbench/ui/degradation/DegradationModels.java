package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import java.nio.file.Path;

/// The screen's model with the program's own steps.
final class DegradationModels {
  private DegradationModels() {}

  /// On the simulated GPU.
  static DegradationViewModel of(Session session, Path folder, Tasks tasks) {
    return of(session, folder, tasks, Workbench.create().steps().measuring());
  }

  static DegradationViewModel of(Session session, Path folder, Tasks tasks, MeasureStep measuring) {
    Steps steps = Workbench.create().steps();
    return new DegradationViewModel(
        session,
        new DegradationViewModel.Steps(
            steps.predicting(),
            measuring,
            steps.training(),
            new ProjectFiles(session, steps.store(), tasks, folder),
            new ChosenFiles(folder)),
        tasks);
  }
}
