package io.optimum.workbench.ui;

import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.chart.Png;
import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.session.PreferencesFile;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.UserFolders;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.ui.shell.WindowSetup;
import io.optimum.workbench.ui.shell.WorkbenchWindow;
import io.optimum.workbench.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of every screen, empty and with a project in it, light and dark, to be looked at:
/// `target/gallery/<screen>-<light|dark>.png`.
@Tag("gallery")
@ExtendWith(ApplicationExtension.class)
final class Gallery {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final long SETTLED_SECONDS = 60;

  @TempDir Path folder;

  @Test
  void drawsEveryScreen() throws Exception {
    SampleSession sample = new SampleSession();
    Project complete = sample.complete(30, 40);
    for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
      String mode = choice.name().toLowerCase(Locale.ROOT);
      Shown empty = show(sample, choice);
      for (Screen screen : Screen.values()) {
        picture(empty, screen, "empty-" + name(screen) + "-" + mode);
      }
      empty.close();
      Shown filled = show(sample, choice);
      fill(filled.session, complete);
      for (Screen screen : Screen.values()) {
        go(filled, screen);
        if (screen == Screen.TIMELINE) {
          watch(filled);
        }
        picture(filled, screen, name(screen) + "-" + mode);
      }
      replay(filled);
      picture(filled, Screen.TIMELINE, "replayed-" + mode);
      filled.close();
    }
  }

  private record Shown(Session session, FxTasks tasks, Scene scene) {
    void close() throws Exception {
      onWindowThread(() -> {
        scene.getWindow().hide();
        return null;
      });
    }
  }

  private Shown show(SampleSession sample, Theme.Choice choice) throws Exception {
    return onWindowThread(() -> {
      Session session = new Session();
      FxTasks tasks = new FxTasks(FxTasks.daemonThreads(), InstantSource.system());
      WindowSetup setup =
          new WindowSetup(
              new Theme(choice),
              new ChosenFiles(folder),
              List.of(Path.of("a100-vision"), Path.of("mixed-inference-a100")),
              UserFolders.in(folder),
              new PreferencesFile(folder.resolve("preferences.json")),
              "test",
              Runnable::run);
      WorkbenchWindow window = new WorkbenchWindow(session, sample.steps(), tasks, setup);
      Stage stage = FxToolkit.registerStage(Stage::new);
      stage.setScene(window.scene(WIDTH, HEIGHT));
      stage.setX(0);
      stage.setY(0);
      stage.show();
      return new Shown(session, tasks, stage.getScene());
    });
  }

  private static void fill(Session session, Project project) throws Exception {
    onWindowThread(() -> {
      session.show(project, null);
      session.deploy(
          "Choose engines",
          project.measurements().getFirst().combination().deployments().stream()
              .map(Deployment::engine)
              .distinct()
              .map(engine -> Deployment.of(engine, 4))
              .toList());
      session.selection().measurementProperty().set(project.measurements().getFirst());
      return null;
    });
  }

  private static void go(Shown shown, Screen screen) throws Exception {
    onWindowThread(() -> {
      shown.session.selection().screenProperty().set(screen);
      return null;
    });
    settle(shown);
  }

  private static void watch(Shown shown) throws Exception {
    onWindowThread(() -> {
      Node run = shown.scene.lookup("#run-live");
      ((Button) run).fire();
      return null;
    });
    TimeUnit.SECONDS.sleep(3);
    onWindowThread(() -> {
      ((Button) shown.scene.lookup("#stop-run")).fire();
      return null;
    });
  }

  /// Records a live run for a moment and plays it back.
  private static void replay(Shown shown) throws Exception {
    go(shown, Screen.TIMELINE);
    onWindowThread(() -> {
      ((Button) shown.scene.lookup("#record-run")).fire();
      return null;
    });
    TimeUnit.SECONDS.sleep(2);
    onWindowThread(() -> {
      ((Button) shown.scene.lookup("#stop-run")).fire();
      return null;
    });
    settle(shown);
    onWindowThread(() -> {
      ((Button) shown.scene.lookup("#open-recording")).fire();
      return null;
    });
    TimeUnit.SECONDS.sleep(1);
  }

  private static void settle(Shown shown) throws Exception {
    WaitForAsyncUtils.waitFor(
        SETTLED_SECONDS,
        TimeUnit.SECONDS,
        () -> onWindowThread(() -> shown.tasks.jobs().stream().noneMatch(job -> job.isRunning())));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void picture(Shown shown, Screen screen, String file)
      throws Exception, IOException {
    go(shown, screen);
    Png.write(
        onWindowThread(() -> Png.picture(shown.scene.getRoot(), 1)),
        Path.of("target", "gallery", file + ".png"));
  }

  private static String name(Screen screen) {
    return screen.name().toLowerCase(Locale.ROOT);
  }

  private static <T> T onWindowThread(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }
}
