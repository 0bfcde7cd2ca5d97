package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.style.Theme;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// The main path without a mouse: open a sample, tick two engines, measure, move an engine of the
/// plan, export.
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class KeyboardPathTest {
  private static final int MOST_TABS = 120;

  @TempDir Path folder;
  private final SampleSession sample = new SampleSession();
  private final FxRobot robot = new FxRobot();

  @Test
  void leadsFromASampleToAnExportedPlan() throws Exception {
    Path kept = folder.resolve("mixed");
    sample.steps().store().save(kept, sample.fresh());
    OpenWindow open = OpenWindow.show(sample.steps(), folder, Theme.Choice.LIGHT, List.of(kept));
    try {
      robot
          .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P)
          .release(KeyCode.P, KeyCode.SHIFT, KeyCode.CONTROL);
      robot.write("open sample mixed");
      robot.push(KeyCode.ENTER);
      open.until(() -> !open.session().project().engines().isEmpty());
      open.settle();
      measure(open);
      plan(open);
      robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
      open.settle();
      press(open, "export-plan");
      open.settle();
      assertThat(folder.resolve("written/plan.json")).isNotEmptyFile();
    } finally {
      open.hide();
    }
  }

  @Test
  void theMenuOfATableOpensWithoutTheMouse() throws Exception {
    OpenWindow open = OpenWindow.show(sample.steps(), folder);
    try {
      OpenWindow.onWindowThread(() -> {
        open.session().show(sample.fresh(), null);
        return true;
      });
      open.go(Screen.ENGINES);
      DataTable<?> table = (DataTable<?>) open.node("#engines-table");
      OpenWindow.onWindowThread(() -> {
        table.requestFocus();
        return true;
      });
      robot.push(KeyCode.SHIFT, KeyCode.F10);
      assertThat(OpenWindow.onWindowThread(() -> table.getContextMenu().isShowing())).isTrue();
    } finally {
      open.hide();
    }
  }

  @Test
  void theMenusOpenWithoutTheMouse() throws Exception {
    OpenWindow open = OpenWindow.show(sample.steps(), folder);
    try {
      MenuBar menus = (MenuBar) open.scene().lookup(".menu-bar");
      robot.push(KeyCode.F10).push(KeyCode.DOWN);
      assertThat(shown(menus)).containsExactly("File");
      robot.push(KeyCode.RIGHT);
      assertThat(shown(menus)).containsExactly("Edit");
      robot.push(KeyCode.ESCAPE);
      assertThat(shown(menus)).isEmpty();
    } finally {
      open.hide();
    }
  }

  private static List<String> shown(MenuBar menus) {
    return onWindowThread(
        () -> menus.getMenus().stream().filter(Menu::isShowing).map(Menu::getText).toList());
  }

  private void measure(OpenWindow open) throws Exception {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    assertThat(open.session().selection().screenProperty().get()).isEqualTo(Screen.COMBINATIONS);
    open.settle();
    press(open, "tick-resnet50-fp16");
    press(open, "tick-bert-base-fp16");
    assertThat(open.session().selection().deployments()).hasSize(2);
    press(open, "measure");
    open.until(() -> open.session().project().measurements().size() == 1);
  }

  private void plan(OpenWindow open) throws Exception {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT7);
    open.settle();
    press(open, "plan-search");
    open.until(() -> open.session().project().plan() != null);
    open.settle();
    int before =
        open.session().project().lastPlan().orElseThrow().gpus().getFirst().deployments().size();
    tabTo(open, "engine-0-0");
    robot.push(KeyCode.ALT, KeyCode.RIGHT);
    open.settle();
    assertThat(open.session().undoTitleProperty().get()).isEqualTo("Move engine");
    assertThat(before).isPositive();
  }

  private void press(OpenWindow open, String id) {
    tabTo(open, id);
    robot.push(KeyCode.SPACE);
  }

  private void tabTo(OpenWindow open, String id) {
    for (int i = 0; i < MOST_TABS; i++) {
      Node at = onWindowThread(() -> open.scene().getFocusOwner());
      if (at != null && id.equals(at.getId())) {
        return;
      }
      robot.push(KeyCode.TAB);
    }
    throw new AssertionError("The focus never came to " + id);
  }
}
