package io.optimum.workbench.ui.shell;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// What numbers are is said where the mouse comes to their names, through the real window.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class TermTipsTest {
  private static final Steps STEPS = Workbench.create().steps();

  @TempDir Path folder;
  private OpenWindow open;

  @BeforeEach
  void open() {
    open = OpenWindow.show(STEPS, folder);
    onWindowThread(() -> {
      open.session().show(TestData.project(), null);
      return true;
    });
  }

  @AfterEach
  void hide() {
    open.hide();
  }

  @Test
  void saysWhatANumberMeansOnHover() throws Exception {
    onWindowThread(() -> {
      open.session().deploy("Choose", TestData.measurement(1).combination().deployments());
      return true;
    });
    open.go(Screen.COMBINATIONS);
    Label name =
        onWindowThread(() ->
            open.node("#predicted-stp").lookupAll(".label").stream()
                .map(Label.class::cast)
                .filter(each -> each.getText().equals("Predicted STP"))
                .findFirst()
                .orElseThrow());
    onWindowThread(() -> {
      Event.fireEvent(name, entered(name));
      return true;
    });
    assertThat(name.getTooltip().getText()).contains("A deployment alone has 1");
  }

  @Test
  void saysWhatAnAxisShowsOnHover() throws Exception {
    open.go(Screen.COMBINATIONS);
    Node title = onWindowThread(() -> open.node("#pair-map").lookup(".axis-title"));
    onWindowThread(() -> {
      Event.fireEvent(title, entered(title));
      return true;
    });
    assertThat(title.getProperties().values())
        .anySatisfy(each ->
            assertThat(each)
                .isInstanceOfSatisfying(
                    Tooltip.class,
                    tip -> assertThat(tip.getText()).contains("Co-located over solo")));
  }

  private static MouseEvent entered(Node target) {
    return new MouseEvent(
        MouseEvent.MOUSE_ENTERED_TARGET,
        0,
        0,
        0,
        0,
        null,
        0,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        new javafx.scene.input.PickResult(target, 0, 0));
  }
}
