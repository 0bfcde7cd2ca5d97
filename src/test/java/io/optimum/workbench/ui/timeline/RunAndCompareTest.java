package io.optimum.workbench.ui.timeline;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.fx.Job;
import io.optimum.workbench.ui.session.Screen;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class RunAndCompareTest {
  @TempDir Path folder;
  private OpenWindow open;

  @BeforeEach
  void openAWindow() throws Exception {
    open = OpenWindow.show(Workbench.create().steps(), folder);
    open.go(Screen.TIMELINE);
  }

  @AfterEach
  void hide() {
    open.hide();
  }

  @Test
  void enginesAloneStayBesideTheirOwnCombinationOnly() throws Exception {
    onWindowThread(() -> {
      open.session().show(TestData.project(), null);
      return true;
    });
    run("alpha", "beta");
    MenuButton compare = (MenuButton) open.node("#compare-menu");
    onWindowThread(() -> {
      compare.getItems().getFirst().fire();
      return true;
    });
    open.until(() -> compare.getText().equals("Compare •"));

    run("alpha", "beta");
    assertThat(compare.getText()).as("the same combination").isEqualTo("Compare •");

    run("alpha");
    assertThat(compare.getText()).as("another one").isEqualTo("Compare");
  }

  @Test
  void aRunThatGoesOnIsStoppedAndAnotherTakesItsPlace() throws Exception {
    onWindowThread(() -> {
      open.session().show(TestData.project(), null);
      open.session().deploy("Choose engines", List.of(Deployment.of(new EngineId("alpha"), 1)));
      return true;
    });
    Button run = (Button) open.node("#run-live");
    assertThat(run.getText()).isEqualTo("Run live");
    open.press("#run-live");
    open.until(() -> run.getText().equals("Run again"));
    Job first = onWindowThread(() -> open.tasks().jobs().getFirst());
    open.press("#run-live");
    open.until(() -> first.stateProperty().get() == Job.State.CANCELLED);
    assertThat(run.getText()).as("the second goes on").isEqualTo("Run again");
    assertThat(onWindowThread(() -> open.tasks().jobs().getFirst())).isNotSameAs(first);
    open.press("#stop-run");
    open.settle();
    assertThat(run.getText()).isEqualTo("Run live");
  }

  private void run(String... engines) throws Exception {
    onWindowThread(() -> {
      List<Deployment> deployed =
          List.of(engines).stream().map(each -> Deployment.of(new EngineId(each), 1)).toList();
      open.session().deploy("Choose engines", deployed);
      return true;
    });
    Button run = (Button) open.node("#run-live");
    open.press("#run-live");
    open.until(() -> run.getText().equals("Run again"));
    open.press("#stop-run");
    open.settle();
  }
}
