package io.optimum.workbench.ui.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.BusyGpu;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A campaign of the window on a real GPU that somebody else uses.
class SharedGpuTest {
  @TempDir private Path folder;
  private final Session session = new Session();
  private DegradationViewModel model;

  @BeforeEach
  void show() {
    model = DegradationModels.of(session, folder, new InlineTasks(), BusyGpu.measuring());
    session.show(TestData.project().withMeasurements(List.of()), null);
  }

  @Test
  void saysWhoUsesTheGpuAndMeasuresNothing() {
    model.measureCampaign();
    assertThat(model.problemProperty().get())
        .isEqualTo(
            "Other processes use fake: 17 python3. What is measured beside them is not of the"
                + " engines.");
    assertThat(session.project().measurements()).isEmpty();
  }

  @Test
  void whatBecameOfTheCampaignIsNotSaidOfTheTraining() {
    model.measureCampaign();
    model.train();
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void measuresBesideThemWhenThatIsAnsweredAndMarksWhatItMeasured() {
    model.measureCampaign();
    Notice offer = session.notices().all().getFirst();
    assertThat(offer.answers())
        .extracting(Notice.Answer::label)
        .containsExactly("Measure beside them");
    session.notices().answer(offer, offer.answers().getFirst());
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(session.notices().all()).isEmpty();
    assertThat(session.project().measurements()).isNotEmpty();
    assertThat(model.comparisonProperty().get().rows())
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(DegradationView.from(row)).isEqualTo("real GPU, contaminated"));
  }
}
