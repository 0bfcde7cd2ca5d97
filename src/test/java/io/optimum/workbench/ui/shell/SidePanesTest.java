package io.optimum.workbench.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.OpenWindow;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class SidePanesTest {
  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  private final Region tree = new Region();
  private final Region screens = new Region();
  private final Region inspector = new Region();
  private final SidePanes panes =
      OpenWindow.onWindowThread(() -> new SidePanes(tree, screens, inspector));

  private void resize(double width) {
    OpenWindow.onWindowThread(() -> {
      panes.resize(width, 600);
      panes.layout();
      return true;
    });
  }

  @Test
  void giveWayToTheScreenInANarrowWindow() {
    resize(1440);
    assertThat(panes.getItems()).containsExactly(tree, screens, inspector);
    resize(1000);
    assertThat(panes.getItems()).containsExactly(tree, screens);
    resize(640);
    assertThat(panes.getItems()).containsExactly(screens);
    resize(1440);
    assertThat(panes.getItems()).containsExactly(tree, screens, inspector);
  }

  @Test
  void leaveMostOfTheWidthToTheScreen() {
    resize(1440);
    assertThat(panes.getDividerPositions()).containsExactly(200 / 1440.0, 1 - 288 / 1440.0);
    resize(640);
    resize(1200);
    assertThat(panes.getDividerPositions()).containsExactly(200 / 1200.0, 1 - 288 / 1200.0);
  }

  @Test
  void comeBackByHand() {
    resize(640);
    OpenWindow.onWindowThread(() -> {
      panes.toggleInspector();
      return true;
    });
    resize(660);
    assertThat(panes.getItems()).containsExactly(screens, inspector);
  }
}
