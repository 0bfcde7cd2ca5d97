package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.style.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A filled project in the smallest window, with Tab alone: what has the keys is seen, and
/// everything that takes keys is come to.
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class SmallWindowKeysTest {
  private static final int MOST_TABS = 250;
  private static final double SEEN_LENGTH = 12;
  private static final int LEAST_MARK = 20;

  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();

  @Test
  void whatHasTheKeysIsInSight() throws Exception {
    SampleSession sample = new SampleSession();
    OpenWindow open = OpenWindow.show(sample.steps(), folder, Theme.Choice.LIGHT, List.of());
    try {
      fill(open, sample);
      List<String> faults = new ArrayList<>();
      for (Screen screen : Screen.values()) {
        open.go(screen);
        walk(open, screen, faults);
      }
      assertThat(faults).isEmpty();
    } finally {
      open.hide();
    }
  }

  private static void fill(OpenWindow open, SampleSession sample) throws Exception {
    var opened = sample.steps().store().open(Path.of("sample-projects/a100-vision"));
    onWindowThread(() -> {
      open.session().show(opened.project(), null);
      open.session()
          .deploy(
              "Choose engines",
              opened.project().engines().stream()
                  .limit(3)
                  .map(each -> Deployment.of(each.id(), 4))
                  .toList());
      open.stage().setWidth(640);
      open.stage().setHeight(480);
      return true;
    });
    open.go(Screen.COMBINATIONS);
    open.press("#measure");
    open.settle();
    open.go(Screen.PLAN);
    open.until(() -> open.shows("#plan-search"));
    open.press("#plan-search");
    open.settle();
    assertThat(open.session().project().measurements()).isNotEmpty();
    assertThat(open.session().project().plan()).isNotNull();
  }

  private void walk(OpenWindow open, Screen screen, List<String> faults) {
    Set<Node> come = new LinkedHashSet<>();
    for (int i = 0; i < MOST_TABS; i++) {
      robot.push(KeyCode.TAB);
      Node now = onWindowThread(() -> open.scene().getFocusOwner());
      if (!come.add(now)) {
        break;
      }
      String why = fault(open.scene(), now);
      if (!why.isEmpty()) {
        robot.push(KeyCode.SHIFT, KeyCode.TAB).push(KeyCode.TAB); // what was just being drawn
        why = fault(open.scene(), now);
      }
      if (!why.isEmpty()) {
        faults.add("%s: %s %s".formatted(screen, name(now), why));
      }
    }
    for (Node each : onWindowThread(() -> takingKeys(open.scene().getRoot()))) {
      if (!come.contains(each)) {
        faults.add("%s: Tab does not come to %s".formatted(screen, name(each)));
      }
    }
  }

  private static String fault(Scene scene, Node node) {
    WaitForAsyncUtils.waitForFxEvents(2);
    return onWindowThread(() -> unseen(node) + unmarked(scene, node));
  }

  /// How much of a node is out of sight; empty = enough is seen.
  private static String unseen(Node node) {
    Bounds whole = node.localToScene(node.getLayoutBounds());
    Bounds seen = cut(whole, new BoundingBox(0, 0, 640, 480));
    for (Node up = node.getParent(); up != null && seen != null; up = up.getParent()) {
      if (up.getClip() != null || up instanceof ScrollPane) {
        seen = cut(seen, up.localToScene(up.getLayoutBounds()));
      }
    }
    if (seen == null) {
      return "is out of sight at " + whole;
    }
    boolean enough =
        seen.getWidth() >= Math.min(SEEN_LENGTH, whole.getWidth())
            && seen.getHeight() >= Math.min(SEEN_LENGTH, whole.getHeight());
    return enough ? "" : "shows %s of %s".formatted(seen, whole);
  }

  /// Whether it looks the same with the keys as without.
  private static String unmarked(Scene scene, Node node) {
    Image with = scene.snapshot(null);
    scene.getRoot().requestFocus();
    Image without = scene.snapshot(null);
    node.requestFocus();
    int changed = 0;
    for (int y = 0; y < with.getHeight(); y++) {
      for (int x = 0; x < with.getWidth(); x++) {
        if (with.getPixelReader().getArgb(x, y) != without.getPixelReader().getArgb(x, y)) {
          changed++;
        }
      }
    }
    return changed < LEAST_MARK ? "looks the same with the keys as without" : "";
  }

  private static @Nullable Bounds cut(Bounds one, Bounds other) {
    double left = Math.max(one.getMinX(), other.getMinX());
    double top = Math.max(one.getMinY(), other.getMinY());
    double right = Math.min(one.getMaxX(), other.getMaxX());
    double bottom = Math.min(one.getMaxY(), other.getMaxY());
    return right <= left || bottom <= top
        ? null
        : new BoundingBox(left, top, right - left, bottom - top);
  }

  private static List<Node> takingKeys(Node node) {
    List<Node> all = new ArrayList<>();
    if (!node.isVisible() || node.isDisabled()) {
      return all;
    }
    if (node.isFocusTraversable() && !isOfAGroup(node)) {
      all.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(each -> all.addAll(takingKeys(each)));
    }
    return all;
  }

  /// Arrows go from one to the other; Tab comes to the chosen one.
  private static boolean isOfAGroup(Node node) {
    return node instanceof ToggleButton toggle && toggle.getToggleGroup() != null;
  }

  private static String name(@Nullable Node node) {
    return node == null ? "nothing" : "%s %s".formatted(node, node.localToScene(0, 0));
  }
}
