package io.optimum.workbench.ui.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.Session;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCampaignTest {
  @TempDir private Path folder;
  private final Session session = new Session();

  private DegradationViewModel model(Project project) {
    DegradationViewModel model = DegradationModels.of(session, folder, new InlineTasks());
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
