package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.style.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

/// Pictures of every screen, empty and with a project in it, light and dark, at several sizes, to
/// be looked at ([SheetsGallery] has what lies above them):
/// `target/gallery/<screen>-<light|dark>.png` at 1440 × 900, `…-1080` at 1920 × 1080, `…-150` at
/// 150 %, `…-200` at 200 %, `…-1024` at 1024 × 700, `…-small` at 640 × 480.
@Tag("gallery")
@ExtendWith(ApplicationExtension.class)
final class Gallery {
  private static final SampleSession SAMPLE = new SampleSession();
  private static final List<Size> SIZES =
      List.of(
          new Size("", 1440, 900, 1),
          new Size("-1080", 1920, 1080, 1),
          new Size("-150", 960, 600, 1.5),
          new Size("-200", 720, 450, 2),
          new Size("-1024", 1024, 700, 1),
          new Size("-small", 640, 480, 1));
  private static final List<Path> SAMPLES =
      List.of(
          Path.of("sample-projects/a100-vision"), Path.of("sample-projects/mixed-inference-a100"));

  @TempDir Path folder;

  /// @param scale pixels of the picture per pixel of the window
  private record Size(String suffix, double width, double height, double scale) {}

  @ParameterizedTest
  @EnumSource(
      value = Theme.Choice.class,
      names = {"LIGHT", "DARK"})
  void drawsEveryScreen(Theme.Choice theme) throws Exception {
    Project complete = SAMPLE.complete(20, 20);
    OpenWindow open = OpenWindow.show(SAMPLE.steps(), folder, theme, SAMPLES);
    for (Size size : List.of(SIZES.get(2), SIZES.getFirst())) {
      resize(open, size);
      for (Screen screen : Screen.values()) {
        open.go(screen);
        picture(open, "empty-" + name(screen), theme, size);
      }
    }
    fill(open, complete);
    runLive(open);
    for (Size size : SIZES) {
      resize(open, size);
      for (Screen screen : Screen.values()) {
        open.go(screen);
        picture(open, name(screen), theme, size);
      }
    }
    resize(open, SIZES.getFirst());
    tabs(open, theme);
    questions(open, theme);
    open.hide();
  }

  @ParameterizedTest
  @EnumSource(
      value = Theme.Choice.class,
      names = {"LIGHT", "DARK"})
  void drawsThePreviewOfEveryExport(Theme.Choice theme) throws Exception {
    OpenWindow open = OpenWindow.show(SAMPLE.steps(), folder, theme, SAMPLES);
    fill(open, SAMPLE.planned(4));
    open.go(Screen.EXPORT);
    ComboBox<?> targets = (ComboBox<?>) open.node("#export .combo-box");
    for (int i = 0; i < targets.getItems().size(); i++) {
      int target = i;
      onWindowThread(() -> {
        targets.getSelectionModel().select(target);
        return true;
      });
      open.settle();
      picture(open, "export-" + targets.getItems().get(i), theme, SIZES.getFirst());
    }
    open.hide();
  }

  private static void fill(OpenWindow open, Project project) {
    onWindowThread(() -> {
      open.session().show(project, null);
      open.session()
          .deploy(
              "Choose engines",
              project.measurements().getFirst().combination().deployments().stream()
                  .map(Deployment::engine)
                  .distinct()
                  .map(engine -> Deployment.of(engine, 4))
                  .toList());
      open.session().selection().measurementProperty().set(project.measurements().getFirst());
      return true;
    });
  }

  private static void runLive(OpenWindow open) throws Exception {
    open.go(Screen.TIMELINE);
    open.press("#run-live");
    TimeUnit.SECONDS.sleep(2);
    open.press("#stop-run");
  }

  /// What lies behind the tabs within screens.
  private static void tabs(OpenWindow open, Theme.Choice theme) throws Exception {
    for (Screen screen :
        List.of(Screen.ENGINES, Screen.COMBINATIONS, Screen.DEGRADATION, Screen.TRADEOFFS)) {
      open.go(screen);
      if (screen == Screen.TRADEOFFS) {
        open.press("#verify-settings");
        open.settle();
      }
      for (TabPane pane : onWindowThread(() -> panes(open, screen))) {
        for (Tab tab : pane.getTabs()) {
          onWindowThread(() -> {
            pane.getSelectionModel().select(tab);
            return true;
          });
          open.settle();
          String name = tab.getText().toLowerCase(Locale.ROOT).replace(' ', '-');
          for (Size size : SIZES) {
            resize(open, size);
            open.settle();
            scroll(pane);
            picture(open, "tab-" + name(screen) + "-" + name, theme, size);
          }
          resize(open, SIZES.getFirst());
        }
      }
    }
  }

  /// Tabs are the lower half of their screen.
  private static void scroll(Node below) {
    onWindowThread(() -> {
      for (Node node = below; node != null; node = node.getParent()) {
        if (node instanceof ScrollPane pane) {
          pane.setVvalue(pane.getVmax());
        }
      }
      return true;
    });
  }

  private static List<TabPane> panes(OpenWindow open, Screen screen) {
    return open.node("#" + name(screen)).lookupAll(".tab-pane").stream()
        .map(TabPane.class::cast)
        .toList();
  }

  /// What asks before something is lost.
  private void questions(OpenWindow open, Theme.Choice theme) throws Exception {
    open.go(Screen.EXPORT);
    open.press("#export-plan");
    open.until(() -> ((Label) open.node("#export-result")).getText().startsWith("Wrote"));
    open.go(Screen.PLAN);
    open.press("#open-runner-up-0");
    open.go(Screen.EXPORT);
    open.press("#export-plan");
    open.until(() -> open.node("#export-replace").getParent().isVisible());
    picture(open, "question-replace", theme, SIZES.getFirst());
    resize(open, SIZES.get(2));
    picture(open, "question-replace", theme, SIZES.get(2));
    resize(open, SIZES.getFirst());
    open.press("#export-keep");
    onWindowThread(() -> {
      open.session().edit("Change seed", each -> each.withSettings(each.settings().withSeed(7)));
      Event.fireEvent(
          open.stage(), new WindowEvent(open.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
      return true;
    });
    picture(open, "question-closing", theme, SIZES.getFirst());
    open.press("#stay");
  }

  private static void resize(OpenWindow open, Size size) {
    onWindowThread(() -> {
      open.stage().setWidth(size.width);
      open.stage().setHeight(size.height);
      return true;
    });
  }

  private static void picture(OpenWindow open, String name, Theme.Choice theme, Size size)
      throws Exception {
    open.settle();
    Snapshot.write(
        onWindowThread(() -> {
          open.scene().getRoot().applyCss();
          open.scene().getRoot().layout();
          return Snapshot.of(open.scene().getRoot(), size.scale);
        }),
        Path.of(
            "target",
            "gallery",
            "%s-%s%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT), size.suffix)));
  }

  private static String name(Screen screen) {
    return screen.name().toLowerCase(Locale.ROOT);
  }
}
