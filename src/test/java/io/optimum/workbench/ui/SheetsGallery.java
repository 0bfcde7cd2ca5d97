package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of what lies above and below the screens, to be looked at: sheets, menus, questions,
/// the tour, jobs and the log, at the sizes of [Gallery]: `target/gallery/sheets/<name>-….png`.
@Tag("gallery")
@ExtendWith(ApplicationExtension.class)
final class SheetsGallery {
  private static final SampleSession SAMPLE = new SampleSession();
  private static final List<Path> SAMPLES =
      List.of(
          Path.of("sample-projects/a100-vision"), Path.of("sample-projects/mixed-inference-a100"));

  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();

  /// Where pictures are taken of a window.
  private record Sight(
      OpenWindow open,
      Theme.Choice theme,
      String suffix,
      double width,
      double height,
      double scale) {
    void picture(String name) throws IOException {
      String file = "%s-%s%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT), suffix);
      WindowPicture.write(open, scale, Path.of("target", "gallery", "sheets", file));
    }

    /// Another one for each size, so that there is an edit to save.
    long seed() {
      return Math.round(width);
    }

    void resize() {
      act(() -> {
        open.stage().setWidth(width);
        open.stage().setHeight(height);
      });
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Theme.Choice.class,
      names = {"LIGHT", "DARK"})
  void drawsWhatLiesAboveTheScreens(Theme.Choice theme) throws Exception {
    OpenWindow open = OpenWindow.show(SAMPLE.steps(), folder, theme, SAMPLES);
    open.preferences().change(each -> each.withTheme(theme));
    fill(open, SAMPLE.planned(12));
    for (Sight sight :
        List.of(
            new Sight(open, theme, "", 1440, 900, 1),
            new Sight(open, theme, "-150", 960, 600, 1.5),
            new Sight(open, theme, "-small", 640, 480, 1.5))) {
      sight.resize();
      open.go(Screen.ENGINES);
      sheets(sight);
      tables(sight);
      menus(sight);
      bottom(sight);
      tour(sight);
    }
    open.hide();
  }

  @ParameterizedTest
  @EnumSource(
      value = Theme.Choice.class,
      names = {"LIGHT", "DARK"})
  void drawsWhatIsSaidOnHover(Theme.Choice theme) throws Exception {
    OpenWindow open = OpenWindow.show(SAMPLE.steps(), folder, theme, SAMPLES);
    fill(open, SAMPLE.planned(12));
    Sight sight = new Sight(open, theme, "", 1440, 900, 1);
    sight.resize();
    hover(sight, Screen.ENGINES, "#engines .canvas-view");
    hover(sight, Screen.COMBINATIONS, "#combinations .figure-tile .hint");
    hover(sight, Screen.TRADEOFFS, "#pareto");
    hover(sight, Screen.DEGRADATION, "#degradation .table-cell");
    open.hide();
  }

  private void hover(Sight sight, Screen screen, String query) throws Exception {
    sight.open.go(screen);
    robot.moveTo(sight.open.node(query));
    TimeUnit.SECONDS.sleep(2);
    sight.picture("hover-" + screen.name().toLowerCase(Locale.ROOT));
  }

  private static void fill(OpenWindow open, Project project) {
    act(() -> {
      open.session().show(project, null);
      open.session()
          .deploy(
              "Choose engines",
              project.engines().stream()
                  .limit(3)
                  .map(each -> Deployment.of(each.id(), 4))
                  .toList());
      open.session().selection().engineProperty().set(project.engines().getFirst().id());
    });
  }

  private void sheets(Sight sight) throws Exception {
    press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    sight.picture("palette");
    robot.write("show qqq");
    sight.picture("palette-nothing-found");
    robot.push(KeyCode.ESCAPE);
    robot.write("?");
    sight.picture("shortcuts");
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    act(() -> ((ComboBox<?>) sight.open.node("#preference-scale")).show());
    sight.picture("preferences");
    act(() -> ((ComboBox<?>) sight.open.node("#preference-scale")).hide());
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.F1);
    sight.picture("docs");
    robot.push(KeyCode.ESCAPE);
  }

  private void press(KeyCode... keys) {
    robot.press(keys).release(keys);
  }

  private void tables(Sight sight) throws Exception {
    DataTable<?> table = (DataTable<?>) sight.open.node("#engines .data-table");
    act(() -> table.columnFiltersProperty().set(true));
    sight.picture("filters");
    act(() -> table.filterProperty().set("no such engine"));
    sight.picture("filters-nothing-passes");
    act(() -> {
      table.filterProperty().set("");
      table.columnFiltersProperty().set(false);
    });
    askForMenu(table);
    sight.picture("table-menu");
    hideAbove(sight);
    askForMenu(sight.open.node("#engines .canvas-view"));
    sight.picture("chart-menu");
    hideAbove(sight);
  }

  private static void askForMenu(Node node) {
    act(() -> {
      Bounds place = node.localToScreen(node.getLayoutBounds());
      double x = place.getMinX() + 60;
      double y = place.getMinY() + 60;
      node.fireEvent(
          new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 60, 60, x, y, false, null));
    });
  }

  private static void menus(Sight sight) throws IOException {
    for (Menu menu : ((MenuBar) sight.open.node(".menu-bar")).getMenus()) {
      act(menu::show);
      sight.picture("menu-" + menu.getText().toLowerCase(Locale.ROOT));
      act(menu::hide);
    }
    hideAbove(sight);
  }

  private static void bottom(Sight sight) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    run(sight.open, release);
    sight.open.press("#show-jobs");
    sight.picture("jobs");
    sight.open.press("#show-problems");
    sight.picture("log");
    sight.open.press("#show-problems");
    act(() -> {
      sight
          .open
          .session()
          .edit("Change seed", now -> now.withSettings(now.settings().withSeed(sight.seed())));
      Event.fireEvent(
          sight.open.stage(),
          new WindowEvent(sight.open.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
    });
    sight.picture("closing");
    sight.open.press("#stay");
    release.countDown();
    sight.open.settle();
    sight.open.press("#status-device");
    sight.open.settle();
    sight.picture("device");
    hideAbove(sight);
  }

  /// Two jobs, one of which can be paused, one that failed, and what it leaves in the log.
  private static void run(OpenWindow open, CountDownLatch release) throws TimeoutException {
    act(() -> {
      open.session().problems().add(Problem.error("a.json", "line 3", "It ends early.", "Again."));
      open.session().problems().add(Problem.warning("b.json", "", "It is old.", "Record anew."));
    });
    open.tasks()
        .run(
            "Measure training campaign",
            progress -> {
              progress.checkpoint();
              progress.report(0.4, "Trial 12 of 30: resnet50-fp16 beside bert-base-fp16");
              return release.await(100, TimeUnit.SECONDS);
            },
            _ -> {},
            _ -> {});
    open.tasks().run("Search plan", _ -> release.await(100, TimeUnit.SECONDS), _ -> {}, _ -> {});
    open.tasks().run("Train predictor", _ -> Integer.parseInt("no row"), _ -> {}, _ -> {});
    open.until(() -> open.scene().getRoot().lookupAll("#running-jobs .job-row").size() == 2);
  }

  private void tour(Sight sight) throws Exception {
    act(() -> {
      sight.open.preferences().change(each -> each.withTourSeen(false).withReopenLast(false));
      sight.open.window().openLastOr(folder.resolve("none"));
    });
    for (int i = 1; i <= 5; i++) {
      sight.open.settle();
      sight.picture("tour-" + i);
      sight.open.press("#tour-next");
    }
  }

  private static void hideAbove(Sight sight) {
    act(() ->
        List.copyOf(Window.getWindows()).stream()
            .filter(each -> !each.equals(sight.open.stage()))
            .forEach(Window::hide));
  }

  private static void act(Runnable action) {
    onWindowThread(() -> {
      action.run();
      return true;
    });
    WaitForAsyncUtils.waitForFxEvents();
  }
}
