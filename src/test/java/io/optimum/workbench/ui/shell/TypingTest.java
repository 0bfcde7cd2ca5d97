package io.optimum.workbench.ui.shell;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.session.Screen;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// The keyboard and the clipboard, through the real window.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class TypingTest {
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

  private void copy(String text) {
    onWindowThread(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(text);
      return Clipboard.getSystemClipboard().setContent(content);
    });
  }

  private TextField field(String query) {
    return onWindowThread(() -> (TextField) open.node(query));
  }

  @Test
  void survivesFiftyMegabytesPastedIntoAField() {
    copy("binary \u0001 garbage ".repeat(50 * 1024 * 1024 / 17));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    robot.push(KeyCode.CONTROL, KeyCode.V);
    assertThat(field("#command-words").getText()).hasSizeBetween(1_000, 10_000);
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.write("save as");
    assertThat(field("#command-words").getText()).as("typing over it").isEqualTo("save as");
  }

  @Test
  void countsNoErrorAsUnseenWhileTheLogShowsIt() {
    robot.push(KeyCode.CONTROL, KeyCode.L);
    onWindowThread(() -> {
      open.session().problems().add(Problem.error("a.json", "", "It ends early.", ""));
      return true;
    });
    assertThat(open.session().problems().unseenErrorsProperty().get()).isZero();
  }

  @Test
  void saysThatDiagnosticsWereCopied() {
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    robot.write("copy diagnostics");
    robot.push(KeyCode.ENTER);
    assertThat(onWindowThread(() -> Clipboard.getSystemClipboard().getString()))
        .contains("Optimum Workbench test");
    assertThat(open.shows("#notice-diagnostics")).isTrue();
  }

  @Test
  void ringsAFilledButtonThatHasTheKeys() throws Exception {
    open.go(Screen.ENGINES);
    Button button =
        onWindowThread(() ->
            open.scene().getRoot().lookupAll(".button.accent").stream()
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow());
    int before = button.getBackground().getFills().size();
    for (int i = 0; i < 60 && !onWindowThread(button::isFocused); i++) {
      robot.push(KeyCode.TAB);
    }
    assertThat(button.getBackground().getFills().getFirst().getInsets().getTop())
        .as("with %d fills before", before)
        .isNegative();
  }
}
