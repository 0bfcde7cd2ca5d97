package io.optimum.workbench.ui.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.WorkbenchWindow;
import io.optimum.workbench.ui.style.Theme;
import java.util.List;
import javafx.scene.Scene;
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

  @Start
  void open(Stage stage) {
    Session session = new Session();
    EngineProfile large = TestData.profile("alpha", 16, 5);
    session.show(TestData.project().withEngines(List.of(), List.of(large)), null);
    LiveRun idle =
        new LiveRun(
            session, (_, _, _, _, _) -> TestData.measurement(1).colocated(), Tasks.inline());
    KnobsView knobs = new KnobsView(new KnobsViewModel(session, idle));
    session.deploy("Choose", List.of(Deployment.of(large.key().engine(), 16)));
    new Theme(Theme.Choice.LIGHT);
    Scene scene = new Scene(knobs, NARROW, 600);
    Theme.style(scene);
    scene.getStylesheets().add(WorkbenchWindow.class.getResource("window.css").toExternalForm());
    stage.setScene(scene);
    stage.show();
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
