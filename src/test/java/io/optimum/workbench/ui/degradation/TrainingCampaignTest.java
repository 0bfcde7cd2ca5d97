package io.optimum.workbench.ui.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCampaignTest {
  @TempDir private Path folder;
  private final Session session = new Session();

  private DegradationViewModel model(Project project) {
    Steps steps = Workbench.create().steps();
    DegradationViewModel model =
        new DegradationViewModel(
            session,
            new DegradationViewModel.Steps(
                steps.predicting(),
                steps.measuring(),
                steps.training(),
                new ProjectFiles(session, steps.store(), Tasks.inline(), folder),
                new ChosenFiles(folder)),
            Tasks.inline());
    session.show(project, null);
    return model;
  }

  @Test
  void saysSoWhenNothingIsLeftToMeasure() {
    DegradationViewModel model = model(TestData.project().withMeasurements(List.of()));
    model.measureCampaign();
    int measured = session.project().measurements().size();
    assertThat(measured).isPositive();
    assertThat(session.notices().all()).isEmpty();
    model.measureCampaign();
    assertThat(session.project().measurements()).hasSize(measured);
    assertThat(session.notices().all())
        .singleElement()
        .satisfies(told ->
            assertThat(told.text())
                .startsWith("Nothing is left to measure: all %d combinations".formatted(measured)));
  }
}
