package io.optimum.workbench.ui.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.task.TaskHandle;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.task.Work;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.WorkbenchWindow;
import io.optimum.workbench.ui.style.Theme;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class KnobsViewTest {
  /// The inspector less its padding and a scroll bar.
  private static final double NARROW = 250;

  private final Session session = new Session();

  /// Its runs never end.
  private final LiveRun live =
      new LiveRun(
          session,
          _ -> (_, _, _, _, _) -> TestData.measurement(1).colocated(),
          new Tasks() {
            @Override
            public <T> TaskHandle run(
                String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
              return new InlineTasks().run(title, work, _ -> {}, failed);
            }
          });

  private ObservableValue<String> waiting = new SimpleStringProperty("");

  @Start
  void open(Stage stage) {
    EngineProfile large = TestData.profile("alpha", 16, 5);
    session.show(TestData.project().withEngines(List.of(), List.of(large)), null);
    KnobsViewModel model = new KnobsViewModel(session, live);
    waiting = model.waiting();
    KnobsView knobs = new KnobsView(model);
    session.deploy("Choose", List.of(Deployment.of(large.key().engine(), 16)));
    new Theme(Theme.Choice.LIGHT);
    Scene scene = new Scene(knobs, NARROW, 600);
    scene.getStylesheets().add(Theme.stylesheet());
    scene.getStylesheets().add(WorkbenchWindow.class.getResource("window.css").toExternalForm());
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void sayWhatSteersARunAndWhatIsForTheNext(FxRobot robot) {
    Labeled fixed = robot.lookup("#fixed-0").queryLabeled();
    assertThat(fixed.isVisible()).isFalse();
    robot.interact(() -> live.start());
    assertThat(fixed.isVisible()).isTrue();
    assertThat(fixed.getText()).isEqualTo("Streams and CUDA graph change with the next run only.");
    assertThat(hint(robot)).contains("pacing, priority and batch size steer it now");
    Deployment chosen = session.selection().deployments().getFirst();
    assertThat(waiting.getValue()).isEmpty();
    robot.interact(
        () -> session.deploy("Change streams", List.of(chosen.withStreams(2).withCudaGraph(true))));
    assertThat(fixed.getText())
        .isEqualTo(
            "This run goes on with Streams: 1, CUDA graph: no. What is chosen is for the next"
                + " run.");
    assertThat(waiting.getValue())
        .isEqualTo(
            "The run that goes on keeps the streams, CUDA graph and SM share of %s. What is chosen"
                    .formatted(chosen.engine().value())
                + " of these is for the next run.");
    robot.interact(() -> live.stop());
    assertThat(fixed.isVisible()).isFalse();
    assertThat(waiting.getValue()).isEmpty();
  }

  @Test
  void sayThatNothingSteersAReplay(FxRobot robot) {
    robot.interact(() -> {
      live.start();
      live.play(
          live.requestProperty().get(),
          Provenance.SIMULATED,
          (_, _, _, _, _) -> TestData.measurement(1).colocated(),
          "");
    });
    assertThat(hint(robot)).contains("A recording plays, which nothing steers");
    assertThat(robot.lookup("#fixed-0").queryLabeled().isVisible()).isFalse();
  }

  private static String hint(FxRobot robot) {
    return robot.lookup(".knobs > .hint").queryLabeled().getText();
  }

  @Test
  void areReadBesideAScrollBar(FxRobot robot) {
    for (String box : List.of("#batch-0", "#streams-0", "#priority-0")) {
      assertThat(robot.lookup(box + " .text").queryAllAs(Text.class))
          .extracting(Text::getText)
          .containsAnyOf("16", "1", "normal");
    }
  }
}
