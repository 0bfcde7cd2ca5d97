package io.optimum.workbench.ui.shell.sheet;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.session.Screen;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// What lies above the screens, in the real window.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class OverlayTest {
  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();
  private OpenWindow open;

  @BeforeEach
  void open() {
    open = OpenWindow.show(Workbench.create().steps(), folder);
  }

  @AfterEach
  void hide() {
    open.hide();
  }

  private void openPalette() {
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P)
        .release(KeyCode.P, KeyCode.SHIFT, KeyCode.CONTROL);
  }

  private void makeSmall() {
    onWindowThread(() -> {
      open.stage().setWidth(640);
      open.stage().setHeight(480);
      return true;
    });
  }

  @Test
  void aClickBelowTheCommandsRunsNone() {
    openPalette();
    robot.write("preferences");
    robot.clickOn("#command-palette .list-view");
    assertThat(open.shows("#command-palette")).isTrue();
  }

  @Test
  void aClickOnACommandRunsIt() {
    openPalette();
    robot.write("preferences");
    robot.clickOn("File: Preferences");
    assertThat(open.shows("#preferences")).isTrue();
  }

  @Test
  void thePaletteSaysWhatToTypeUntilItIsTyped() {
    openPalette();
    assertThat(texts("#command-words")).contains("Type a command");
    robot.write("show");
    assertThat(texts("#command-words")).doesNotContain("Type a command");
  }

  @Test
  void thePaletteFindsWhatAnotherScreenIsFor() {
    openPalette();
    robot.write("train");
    robot.push(KeyCode.ENTER);
    assertThat(open.session().selection().screenProperty().get()).isEqualTo(Screen.DEGRADATION);
  }

  @Test
  void thePaletteSaysThatNoCommandIsMeant() {
    openPalette();
    robot.write("qqq");
    robot.push(KeyCode.ENTER);
    assertThat(open.shows("#command-palette")).isTrue();
    assertThat(texts("#command-palette")).contains("No command has these words");
  }

  @Test
  void aCommandThatCannotRunNowStaysInThePalette() {
    openPalette();
    robot.write("undo");
    robot.push(KeyCode.ENTER);
    assertThat(open.shows("#command-palette")).isTrue();
  }

  @Test
  void tabGoesRoundWithinTheSheet() {
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    for (int i = 0; i < 6; i++) {
      robot.push(KeyCode.TAB);
      Node owner = onWindowThread(() -> open.scene().getFocusOwner());
      assertThat(open.node("#preferences").lookupAll("*")).contains(owner);
    }
  }

  @Test
  void keysAndMenusAreWholeInASmallWindow() {
    makeSmall();
    onWindowThread(() -> {
      shortcuts().fire();
      return true;
    });
    assertThat(
            onWindowThread(() ->
                open.node("#shortcut-sheet").lookupAll(".key").stream()
                    .filter(each -> ((Label) each).isTextTruncated())
                    .toList()))
        .isEmpty();
    assertThat(
            onWindowThread(() ->
                open.node(".menu-bar").lookupAll(".label").stream()
                    .filter(each -> ((Labeled) each).isTextTruncated())
                    .toList()))
        .isEmpty();
  }

  /// `?` lies behind Shift and another key on every keyboard.
  @Test
  void theMenuNamesTheKeyOfTheShortcutsAsItIsTyped() {
    assertThat(shortcuts().getAccelerator().getDisplayText()).isEqualTo("?");
  }

  private MenuItem shortcuts() {
    return ((MenuBar) open.node(".menu-bar"))
        .getMenus().stream()
            .flatMap(menu -> menu.getItems().stream())
            .filter(each -> "command-shortcuts".equals(each.getId()))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void theLastStepOfTheTourCannotBeSkipped() {
    onWindowThread(() -> {
      open.window().openLastOr(folder.resolve("none"));
      return true;
    });
    for (int i = 1; i < 5; i++) {
      assertThat(open.shows("#tour-skip")).isTrue();
      open.press("#tour-next");
    }
    assertThat(open.shows("#tour-skip")).isFalse();
  }

  @Test
  void theChoiceOfADeviceStandsAboveItsButton() throws Exception {
    open.press("#status-device");
    open.settle();
    assertThat(onWindowThread(() -> place(panel()).getMaxY()))
        .isLessThanOrEqualTo(onWindowThread(() -> place(open.node("#status-device")).getMinY()));
  }

  private static Node panel() {
    return Window.getWindows().stream()
        .map(window -> window.getScene().lookup("#device-panel"))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private static Bounds place(Node node) {
    return node.localToScreen(node.getLayoutBounds());
  }

  private List<String> texts(String query) {
    return onWindowThread(() ->
        open.node(query).lookupAll("*").stream()
            .filter(Text.class::isInstance)
            .filter(Node::isVisible)
            .map(each -> ((Text) each).getText())
            .toList());
  }
}
