package io.optimum.workbench.ui.shell;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.session.Screen;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
  void theKeyOfTheQuestionMarkAloneShowsNoShortcuts() {
    robot.push(KeyCode.SLASH);
    assertThat(open.shows("#shortcut-sheet")).isFalse();
  }

  @Test
  void theScreenBelowASheetGetsNoLetters() {
    AtomicInteger letters = new AtomicInteger();
    onWindowThread(() -> {
      open.scene().addEventHandler(KeyEvent.KEY_PRESSED, _ -> letters.incrementAndGet());
      open.scene().addEventHandler(KeyEvent.KEY_TYPED, _ -> letters.incrementAndGet());
      return true;
    });
    robot.push(KeyCode.M).write("m");
    assertThat(letters.getAndSet(0)).isPositive();
    robot.write("?");
    letters.set(0);
    robot.push(KeyCode.M).push(KeyCode.DIGIT0).push(KeyCode.PERIOD).write("m0.");
    assertThat(letters.get()).isZero();
    assertThat(open.shows("#shortcut-sheet")).isTrue();
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

  @ParameterizedTest
  @EnumSource(Screen.class)
  void showsWhereTheKeysAre(Screen screen) throws Exception {
    onWindowThread(() -> {
      open.session().show(TestData.project(), null);
      open.session()
          .deploy(
              "Choose engines",
              TestData.project().engines().stream()
                  .map(each -> Deployment.of(each.id(), 1))
                  .toList());
      return true;
    });
    open.go(screen);
    Set<Node> seen = new HashSet<>();
    WritableImage before = picture();
    while (true) {
      robot.push(KeyCode.TAB);
      Node owner = onWindowThread(() -> open.scene().getFocusOwner());
      if (!seen.add(owner)) {
        break;
      }
      WritableImage after = picture();
      assertThat(differ(before, after, onWindowThread(() -> around(owner))))
          .as("%s looks as before when the keys come to it", owner)
          .isTrue();
      before = after;
    }
    assertThat(seen).as("ways on from here").hasSizeGreaterThan(7);
  }

  private WritableImage picture() {
    return onWindowThread(() -> open.scene().snapshot(null));
  }

  private static Bounds around(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static boolean differ(WritableImage one, WritableImage other, Bounds within) {
    for (int x = (int) Math.max(0, within.getMinX() - 4); x < within.getMaxX() + 4; x++) {
      for (int y = (int) Math.max(0, within.getMinY() - 4); y < within.getMaxY() + 4; y++) {
        boolean inside = x < one.getWidth() && y < one.getHeight();
        if (inside && one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
          return true;
        }
      }
    }
    return false;
  }
}
