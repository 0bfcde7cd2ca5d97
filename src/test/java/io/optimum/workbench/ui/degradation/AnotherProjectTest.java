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

/// What is found out about a project stays out of one that is opened meanwhile.
class AnotherProjectTest {
  @TempDir private Path folder;
  private final Session session = new Session();
  private final Project another = Project.empty("another");
  private boolean impatient;

  /// Opens the other project as soon as anything is under way, once told to.
  private DegradationViewModel switching() {
    return DegradationModels.of(
        session,
        folder,
        new InlineTasks((_, _) -> {
          if (impatient && !session.project().equals(another)) {
            session.show(another, null);
          }
        }));
  }

  @Test
  void measurementsStayWithTheirProject() {
    session.show(TestData.project().withMeasurements(List.of()), null);
    DegradationViewModel model = switching();
    impatient = true;
    model.measureCampaign();
    assertThat(session.project()).isEqualTo(another);
    assertThat(session.notices().all()).isEmpty();
  }

  @Test
  void aPredictorStaysOutAndThatIsSaid() {
    session.show(TestData.project().withMeasurements(List.of()), null);
    DegradationViewModel model = switching();
    model.measureCampaign();
    impatient = true;
    model.train();
    assertThat(session.project()).isEqualTo(another);
    assertThat(session.problems().log())
        .extracting(each -> each.problem().message())
        .singleElement()
        .asString()
        .startsWith("Another project was opened before the predictor of");
  }
}
