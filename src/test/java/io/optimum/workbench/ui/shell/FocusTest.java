package io.optimum.workbench.ui.shell;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.user.Preferences;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Where the keys go.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class FocusTest {
  private static final Steps STEPS = Workbench.create().steps();

  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();
  private OpenWindow open;

  @BeforeEach
  void open() {
    open = OpenWindow.show(STEPS, folder);
    onWindowThread(() -> {
      open.session().show(TestData.project(), null);
      List<Deployment> all =
          open.session().project().engines().stream()
              .map(each -> Deployment.of(each.id(), 1))
              .toList();
      open.session().deploy("Choose engines", all);
      return true;
    });
  }

  @AfterEach
  void hide() {
    open.hide();
  }

  private Node focused() {
    return onWindowThread(() -> open.scene().getFocusOwner());
  }

  @Test
  void aClickOnTheLanesOrOnAChartGivesItTheKeys() throws Exception {
    open.go(Screen.TIMELINE);
    robot.clickOn("#timeline-lanes");
    assertThat(focused().getId()).isEqualTo("timeline-lanes");
    open.go(Screen.COMBINATIONS);
    robot.clickOn("#pair-map");
    assertThat(focused().getId()).isEqualTo("pair-map");
  }

  @Test
  void whatIsNoLongerSeenLosesTheKeysToTheTabs() throws Exception {
    open.go(Screen.COMBINATIONS);
    robot.clickOn("#pair-map");
    robot.press(KeyCode.CONTROL).push(KeyCode.DIGIT4).release(KeyCode.CONTROL);
    assertThat(open.session().selection().screenProperty().get()).isEqualTo(Screen.TIMELINE);
    assertThat(focused()).isInstanceOf(TabPane.class);
  }

  @Test
  void theTimelineFindsKernelsWithTheKeysOfEveryScreen() throws Exception {
    open.go(Screen.TIMELINE);
    robot.press(KeyCode.CONTROL).push(KeyCode.F).release(KeyCode.CONTROL);
    assertThat(focused().getId()).isEqualTo("find-kernel");
  }

  @Test
  void aDemandIsTypedFromFieldToField() throws Exception {
    open.go(Screen.PLAN);
    String engine = open.session().project().engines().getFirst().id().value();
    robot.clickOn("#rate-%s .text-field".formatted(engine)).eraseText(8).write("310");
    robot.push(KeyCode.TAB);
    assertThat(focused().getParent().getParent().getId()).isEqualTo("slo-" + engine);
    assertThat(open.session().undoTitleProperty().get()).isNotEmpty();
    onWindowThread(() -> {
      open.session().undo();
      return true;
    });
    assertThat(robot.lookup("#rate-%s .text-field".formatted(engine)).queryTextInputControl())
        .extracting(field -> field.getText())
        .isNotEqualTo("310");
  }

  @Test
  void columnsAreFilteredWithTheKeysAlone() throws Exception {
    open.go(Screen.ENGINES);
    onWindowThread(() -> {
      open.node("#engines-table").requestFocus();
      return true;
    });
    robot.press(KeyCode.CONTROL).push(KeyCode.F).release(KeyCode.CONTROL);
    robot.write(open.session().project().engines().getLast().name());
    robot.push(KeyCode.ENTER);
    assertThat(focused().getId()).isEqualTo("engines-table");
    assertThat(((TableView<?>) focused()).getItems()).hasSize(1);
  }

  @Test
  void thePaletteFindsWhatTheScreenCanDo() throws Exception {
    open.go(Screen.PLAN);
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P)
        .release(KeyCode.P, KeyCode.SHIFT, KeyCode.CONTROL);
    robot.write("plan search").push(KeyCode.ENTER);
    open.until(() -> open.session().project().plan() != null);
  }

  @Test
  void aButtonThatWorksGetsTheKeysBackAndItsNeighbourDoesNot() throws Exception {
    open.go(Screen.PLAN);
    Set<Node> meanwhile = new HashSet<>();
    onWindowThread(() -> {
      open.node("#plan-search").requestFocus();
      return open.scene().focusOwnerProperty().subscribe(now -> meanwhile.add(now));
    });
    robot.push(KeyCode.SPACE);
    open.until(() -> open.session().project().plan() != null);
    open.until(() -> !open.node("#plan-search").isDisabled());
    assertThat(focused().getId()).isEqualTo("plan-search");
    assertThat(meanwhile).hasSize(2).hasAtLeastOneElementOfType(TabPane.class);
  }

  @Test
  void aButtonThatHasNothingMoreToDoLeavesTheKeysToTheTabs() throws Exception {
    open.go(Screen.COMBINATIONS);
    onWindowThread(() -> {
      open.node("#clear-combination").requestFocus();
      return true;
    });
    robot.push(KeyCode.SPACE);
    assertThat(focused()).isInstanceOf(TabPane.class);
  }

  @Test
  void tabGoesRoundInASheetThatIsOpen() throws Exception {
    robot.press(KeyCode.CONTROL).push(KeyCode.COMMA).release(KeyCode.CONTROL);
    Node first = focused();
    Set<Node> seen = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      seen.add(focused());
      robot.push(KeyCode.TAB);
    }
    Node sheet = open.node("#preferences");
    assertThat(seen).contains(first).hasSizeBetween(3, 5);
    assertThat(seen).allMatch(each -> sheet.lookupAll("*").contains(each));
    robot.push(KeyCode.ESCAPE);
    assertThat(open.shows("#preferences")).isFalse();
  }

  @Test
  void theMenusAreReadInTheSmallestWindow() {
    MenuBar menus =
        onWindowThread(() -> {
          open.stage().setWidth(640);
          open.scene().getRoot().applyCss();
          open.scene().getRoot().layout();
          return (MenuBar) open.node(".menu-bar");
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(open.scene().getWidth()).isLessThanOrEqualTo(640);
    assertThat(menus.getWidth()).isGreaterThanOrEqualTo(menus.prefWidth(-1));
    Node save = open.node("#button-command-light-or-dark");
    assertThat(save.localToScene(save.getLayoutBounds()).getMaxX()).isLessThanOrEqualTo(640);
  }

  private static Bounds inScene(Node node) {
    node.getScene().getRoot().layout();
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void theTourIsTakenWithTheKeysAlone() throws Exception {
    open.preferences().change(now -> now.withTourSeen(false));
    onWindowThread(() -> {
      open.window().openLastOr(folder);
      return true;
    });
    open.until(() -> open.node("#tour-next").isFocused());
    Bounds tour = onWindowThread(() -> inScene(open.node("#tour")));
    Bounds screens = onWindowThread(() -> inScene(open.node(".screens")));
    assertThat(tour.getMinY()).isGreaterThanOrEqualTo(screens.getMaxY());
    assertThat(tour.getHeight()).isBetween(20.0, 90.0);
    robot.push(KeyCode.SPACE);
    open.until(() -> open.session().selection().screenProperty().get().equals(Screen.COMBINATIONS));
    robot.push(KeyCode.ESCAPE);
    assertThat(open.shows("#tour")).isFalse();
    assertThat(open.preferences().get()).matches(Preferences::tourSeen);
  }
}
