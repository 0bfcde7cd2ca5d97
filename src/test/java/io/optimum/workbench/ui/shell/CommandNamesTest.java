package io.optimum.workbench.ui.shell;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.fx.FrameSource;
import io.optimum.workbench.ui.session.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class CommandNamesTest {
  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();

  @Test
  void endWithThreeDotsWhereACommandAsksForMoreAndOnlyThere() throws Exception {
    OpenWindow open = OpenWindow.show(Workbench.create().steps(), folder);
    try {
      onWindowThread(() -> {
        open.session().show(TestData.project(), null);
        return true;
      });
      List<String> asking = new ArrayList<>();
      List<MenuItem> items = items(open);
      for (MenuItem item : items) {
        if (asks(open, item)) {
          asking.add(item.getText());
        }
      }
      assertThat(asking)
          .contains("Open project…", "Save as…")
          .containsExactlyElementsOf(
              items.stream().map(MenuItem::getText).filter(each -> each.endsWith("…")).toList());
    } finally {
      open.hide();
    }
  }

  @Test
  void ofOtherScreensAreThoseOfTheirButtons() throws Exception {
    OpenWindow open = OpenWindow.show(Workbench.create().steps(), folder);
    try {
      onWindowThread(() -> {
        open.session().show(TestData.project(), null);
        open.session().deploy("Choose", TestData.measurement(1).combination().deployments());
        return true;
      });
      for (Screen screen : ScreenButtons.MAIN.keySet()) {
        open.go(screen);
        List<String> buttons =
            onWindowThread(() ->
                open.scene().getRoot().lookupAll(".button").stream()
                    .filter(FrameSource::isShown)
                    .map(each -> ((Labeled) each).getText())
                    .toList());
        assertThat(buttons).as(screen.title()).containsAll(ScreenButtons.MAIN.get(screen));
      }
    } finally {
      open.hide();
    }
  }

  private static List<MenuItem> items(OpenWindow open) {
    return ((MenuBar) open.node(".menu-bar"))
        .getMenus().stream()
            .flatMap(menu -> menu.getItems().stream())
            .filter(item -> item.getText() != null && !item.getText().startsWith("Close"))
            .toList();
  }

  private boolean asks(OpenWindow open, MenuItem item) throws Exception {
    open.dialogs().asked().clear();
    onWindowThread(() -> {
      item.fire();
      return true;
    });
    boolean asks =
        onWindowThread(() ->
            !open.dialogs().asked().isEmpty()
                || Window.getWindows().stream()
                    .anyMatch(each -> each.getScene().lookup("#device-panel") != null));
    robot.push(KeyCode.ESCAPE);
    open.settle();
    return asks;
  }
}
