package io.optimum.workbench.ui.shell;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.style.Theme;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Application;
import javafx.event.Event;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// What a user of desktop programs expects of every one of them, through the real window.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ConventionsTest {
  private static final Steps STEPS = Workbench.create().steps();

  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();
  private OpenWindow open;

  @BeforeEach
  void open() {
    open = OpenWindow.show(STEPS, folder);
  }

  @AfterEach
  void hide() {
    open.hide();
  }

  private void showProject() {
    onWindowThread(() -> {
      open.session().show(TestData.project(), null);
      return true;
    });
  }

  private void edit() {
    onWindowThread(() -> {
      open.session().edit("Change seed", now -> now.withSettings(now.settings().withSeed(7)));
      return true;
    });
  }

  private void runUntilStopped(CountDownLatch stopped) throws Exception {
    open.tasks()
        .run(
            "Measure campaign",
            progress -> {
              while (true) {
                progress.report(0.5, "");
                Thread.sleep(1);
              }
            },
            _ -> {},
            _ -> stopped.countDown());
    open.until(() -> !open.tasks().jobs().isEmpty());
  }

  private List<String> buttons(String query) {
    return onWindowThread(() ->
        open.node(query).lookupAll(".button").stream()
            .map(each -> ((javafx.scene.control.Labeled) each).getText())
            .toList());
  }

  private void askToClose() {
    onWindowThread(() -> {
      Event.fireEvent(
          open.stage(), new WindowEvent(open.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
      return true;
    });
  }

  @Test
  void findsACommandByAFewLetters() {
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P)
        .release(KeyCode.P, KeyCode.SHIFT, KeyCode.CONTROL);
    robot.write("show deg");
    robot.push(KeyCode.ENTER);
    assertThat(open.session().selection().screenProperty().get()).isEqualTo(Screen.DEGRADATION);
    assertThat(open.shows("#command-palette")).isFalse();
  }

  @Test
  void showsAllShortcutsOnAQuestionMark() {
    robot.push(KeyCode.SHIFT, KeyCode.SLASH);
    robot.write("?");
    assertThat(open.shows("#shortcut-sheet")).isTrue();
    robot.push(KeyCode.ESCAPE);
    assertThat(open.shows("#shortcut-sheet")).isFalse();
  }

  @Test
  void undoesSavesAndFindsByKey() throws Exception {
    showProject();
    edit();
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(open.session().project().settings().seed()).isEqualTo(42);
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z)
        .release(KeyCode.Z, KeyCode.SHIFT, KeyCode.CONTROL);
    assertThat(open.session().project().settings().seed()).isEqualTo(7);
    robot.push(KeyCode.CONTROL, KeyCode.S);
    open.until(() -> !open.session().dirtyProperty().get());
    assertThat(open.session().folder()).isPresent();
    open.go(Screen.ENGINES);
    robot.push(KeyCode.CONTROL, KeyCode.F);
    assertThat(onWindowThread(() -> open.scene().getFocusOwner())).isInstanceOf(TextField.class);
  }

  @Test
  void asksBeforeUnsavedEditsWouldBeLost() throws Exception {
    showProject();
    edit();
    askToClose();
    assertThat(open.shows("#closing-sheet")).isTrue();
    open.press("#stay");
    assertThat(open.stage().isShowing()).isTrue();
    askToClose();
    open.press("#save-first");
    open.until(() -> !open.stage().isShowing());
    Path saved = open.session().folder().orElseThrow();
    assertThat(STEPS.store().open(saved).project().settings().seed()).isEqualTo(7);
    assertThat(folder.resolve("recovery")).isEmptyDirectory();
    assertThat(saved.resolve(".lock")).doesNotExist();
  }

  @Test
  void closesAtOnceWhenNothingWouldBeLost() {
    askToClose();
    assertThat(open.stage().isShowing()).isFalse();
  }

  @Test
  void namesTheWorkThatClosingWouldStop() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    runUntilStopped(stopped);
    askToClose();
    assertThat(texts("#closing-sheet")).anyMatch(text -> text.contains("Measure campaign"));
    open.press("#go-on");
    stopped.await();
    open.until(() -> !open.stage().isShowing());
  }

  @Test
  void losesNeitherEditsNorWorkWhenClosingIsTakenBack() throws Exception {
    showProject();
    edit();
    CountDownLatch stopped = new CountDownLatch(1);
    runUntilStopped(stopped);
    askToClose();
    assertThat(texts("#closing-sheet"))
        .contains("Save the edits?")
        .anyMatch(text ->
            text.matches(
                "(?s).*has edits that are not saved\\..*Still running: Measure campaign.*"));
    assertThat(buttons("#closing-sheet")).containsExactly("Save", "Close without saving", "Cancel");
    open.press("#stay");
    assertThat(open.shows("#closing-sheet")).isFalse();
    assertThat(open.stage().isShowing()).isTrue();
    assertThat(open.session().dirtyProperty().get()).isTrue();
    assertThat(open.session().project().settings().seed()).isEqualTo(7);
    assertThat(open.tasks().jobs())
        .filteredOn(job -> job.title().equals("Measure campaign"))
        .singleElement()
        .matches(job -> job.isRunning() && !job.isCancelled(), "runs on");
    askToClose();
    open.press("#save-first");
    stopped.await();
    open.until(() -> !open.stage().isShowing());
    Path saved = open.session().folder().orElseThrow();
    assertThat(STEPS.store().open(saved).project().settings().seed()).isEqualTo(7);
  }

  @Test
  void leavesAProjectAloneThatAnotherOneIsSavedTo() throws Exception {
    Path taken = folder.resolve("written");
    STEPS.store().save(taken, TestData.project());
    byte[] before = Files.readAllBytes(taken.resolve("project.json"));
    showProject();
    edit();
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S)
        .release(KeyCode.S, KeyCode.SHIFT, KeyCode.CONTROL);
    assertThat(texts("#notices")).anyMatch(text -> text.contains("holds a project already"));
    assertThat(taken.resolve("project.json")).hasBinaryContent(before);
    assertThat(open.session().dirtyProperty().get()).isTrue();
    robot.clickOn("Save as written-2 beside it");
    open.until(() -> !open.session().dirtyProperty().get());
    assertThat(open.session().folder()).contains(folder.resolve("written-2").toAbsolutePath());
    assertThat(taken.resolve("project.json")).hasBinaryContent(before);
  }

  @Test
  void showsHowManyErrorsNobodyHasLookedAt() {
    onWindowThread(() -> {
      open.session().problems().add(Problem.error("a.json", "", "It ends early.", "Again."));
      open.session().problems().add(Problem.warning("b.json", "", "It is old.", ""));
      return true;
    });
    Label badge = (Label) open.node("#error-badge");
    assertThat(badge.getText()).isEqualTo("1");
    onWindowThread(() -> {
      Problem one = Problem.error("a.json", "", "It ends early.", "Again.");
      open.session().problems().add(Collections.nCopies(5799, one));
      return true;
    });
    assertThat(badge.getText()).isEqualTo("999+");
    assertThat(badge.getAccessibleText()).isEqualTo(Format.counted(5800, "new error"));
    robot.push(KeyCode.CONTROL, KeyCode.L);
    assertThat(open.shows("#error-badge")).isFalse();
    assertThat(texts("#problems")).anyMatch(text -> text.contains("It ends early."));
    open.press("#log-errors-only");
    assertThat(texts("#problems")).noneMatch(text -> text.contains("It is old."));
  }

  @Test
  void takesPreferencesAtOnceAndKeepsThem() {
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    onWindowThread(() -> {
      @SuppressWarnings("unchecked") // Of the choices of looks.
      ComboBox<Theme.Choice> looks = (ComboBox<Theme.Choice>) open.node("#preference-theme");
      looks.setValue(Theme.Choice.DARK);
      return true;
    });
    assertThat(onWindowThread(Application::getUserAgentStylesheet)).contains("dark");
    assertThat(open.preferences().get().theme()).isEqualTo(Theme.Choice.DARK);
    assertThat(folder.resolve("preferences.json")).content().contains("DARK");
  }

  @Test
  void leadsSomeoneNewThroughFiveSteps() {
    onWindowThread(() -> {
      open.window().openLastOr(folder.resolve("no-sample"));
      return true;
    });
    for (int i = 0; i < 5; i++) {
      assertThat(open.shows("#tour")).isTrue();
      open.press("#tour-next");
    }
    assertThat(open.shows("#tour")).isFalse();
    assertThat(open.preferences().get().tourSeen()).isTrue();
  }

  @Test
  void skipsTheTourForGood() {
    onWindowThread(() -> {
      open.window().openLastOr(folder.resolve("no-sample"));
      return true;
    });
    open.press("#tour-skip");
    assertThat(open.shows("#tour")).isFalse();
    onWindowThread(() -> {
      open.window().openLastOr(folder.resolve("no-sample"));
      return true;
    });
    assertThat(open.shows("#tour")).isFalse();
  }

  @Test
  void readsItsDocumentationInside() {
    robot.push(KeyCode.F1);
    assertThat(open.shows("#docs")).isTrue();
    assertThat(texts("#docs-pages")).contains("Metrics", "Glossary");
  }

  @Test
  void saysSoWhenTheClipboardHoldsGarbage() {
    paste("\u0000\u0007 not a file \n::::");
    assertThat(texts("#notices")).anyMatch(text -> text.contains("no files on the clipboard"));
  }

  @Test
  void opensAProjectThatIsPasted() throws Exception {
    Path mine = folder.resolve("mine");
    STEPS.store().save(mine, TestData.project());
    paste(mine.toString());
    open.until(() -> open.session().folder().isPresent());
    assertThat(open.session().folder()).contains(mine);
  }

  @Test
  void stillShowsEverythingInASmallWindow() throws Exception {
    showProject();
    onWindowThread(() -> {
      open.stage().setWidth(640);
      open.stage().setHeight(480);
      return true;
    });
    for (Screen screen : Screen.values()) {
      open.go(screen);
      Region frame = (Region) open.scene().getRoot().getChildrenUnmodifiable().getFirst();
      assertThat(frame.getWidth()).as("width with %s", screen).isLessThanOrEqualTo(640);
      assertThat(frame.getHeight()).as("height with %s", screen).isLessThanOrEqualTo(480);
      assertThat(open.node(".screens > .tab-header-area > .control-buttons-tab").isVisible())
          .as("tabs in a menu with %s", screen)
          .isFalse();
    }
  }

  private void paste(String text) {
    onWindowThread(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
      return true;
    });
    robot.push(KeyCode.CONTROL, KeyCode.V);
  }

  private List<String> texts(String query) {
    return onWindowThread(() -> {
      open.scene().getRoot().applyCss();
      open.scene().getRoot().layout();
      return java.util.stream.Stream.of(".label", ".list-cell")
          .flatMap(kind -> open.node(query).lookupAll(kind).stream())
          .map(each -> ((javafx.scene.control.Labeled) each).getText())
          .filter(text -> text != null)
          .toList();
    });
  }
}
