package io.optimum.workbench.ui.combinations;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.chart.heat.HeatMapView;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class PanelsTest {
  private final Session session = new Session();
  private final Steps steps = Workbench.create().steps();

  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void theCellOfTheChosenPairIsSelectedWhoeverChoseIt() {
    onWindowThread(() -> {
      session.show(TestData.project(), null);
      CombinationsViewModel model = model();
      Scene scene = new Scene(new PairMap(model));
      HeatMapView map = (HeatMapView) scene.lookup("#pair-map");
      map.selectedProperty().set(new HeatMapView.Cell(0, 1));
      map.selectedProperty().set(new HeatMapView.Cell(1, 0));
      assertThat(model.outcomes()).hasSize(2);
      model.clear();
      assertThat(map.selectedProperty().get()).isNull();
      session.undo();
      assertThat(map.selectedProperty().get()).isEqualTo(new HeatMapView.Cell(1, 0));
      return true;
    });
  }

  @Test
  void theWhyRepeatsThatAPredictionIsOutsideTheRangeOfItsTraining() {
    onWindowThread(() -> {
      session.show(TestData.project(), null);
      CombinationsViewModel model = model();
      WhyPanel why = new WhyPanel(model);
      Scene scene = new Scene(why);
      List<Deployment> both =
          session.project().engines().stream()
              .limit(2)
              .map(each -> Deployment.of(each.id(), 1).withPriority(StreamPriority.HIGH))
              .toList();
      session.deploy("Choose engines", both);
      why.applyCss();
      why.layout();
      boolean outside = Objects.requireNonNull(model.predictionProperty().get()).outsideTraining();
      assertThat(outside).isTrue();
      assertThat(scene.lookup("#why-doubt")).isNotNull();
      model.clear();
      assertThat(scene.lookup("#why-doubt")).isNull();
      return true;
    });
  }

  @Test
  void hundredsOfEnginesAreListedAsTheyAreAskedForAndTickedOnesAlways() {
    onWindowThread(() -> {
      session.show(TestData.projectOf(120), null);
      CombinationsViewModel model = model();
      ChoiceList list = new ChoiceList(model);
      Scene scene = new Scene(list);
      list.applyCss();
      list.layout();
      assertThat(scene.getRoot().lookupAll(".choices .check-box")).hasSize(50);
      model.choices().get(110).tickedProperty().set(true);
      assertThat(scene.getRoot().lookupAll(".choices .check-box")).hasSize(51);
      Button more = (Button) scene.lookup("#more-choices");
      assertThat(more.getText()).isEqualTo("Show 50 more of 120 engines");
      more.fire();
      more.fire();
      assertThat(scene.getRoot().lookupAll(".choices .check-box")).hasSize(120);
      assertThat(more.isVisible()).isFalse();
      return true;
    });
  }

  private CombinationsViewModel model() {
    return new CombinationsViewModel(
        session,
        new CombinationsViewModel.Steps(
            steps.predicting(),
            steps.measuring(),
            steps.gpus(),
            new ProjectFiles(session, steps.store(), new InlineTasks(), Path.of("")),
            new LiveRun(session, _ -> steps.measuring()::watch, new InlineTasks())),
        new InlineTasks());
  }
}
