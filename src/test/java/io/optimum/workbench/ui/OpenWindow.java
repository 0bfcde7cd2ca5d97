package io.optimum.workbench.ui;

import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.user.PreferencesFile;
import io.optimum.workbench.ui.session.user.UserFolders;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.ui.shell.WindowSetup;
import io.optimum.workbench.ui.shell.WorkbenchWindow;
import io.optimum.workbench.ui.style.Theme;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A window of the workbench for tests, with its own folders.
public final class OpenWindow {
  private static final long SETTLED_SECONDS = 120;

  private final Session session = new Session();
  private final FxTasks tasks;
  private final PreferencesFile preferences;
  private final ChosenFiles dialogs;
  private final WorkbenchWindow window;
  private final Stage stage;

  private OpenWindow(Steps steps, Path folder, Theme theme, List<Path> samples, Executor worker)
      throws TimeoutException {
    tasks = new FxTasks(worker, InstantSource.system());
    preferences = new PreferencesFile(folder.resolve("preferences.json"));
    dialogs = new ChosenFiles(folder);
    stage = FxToolkit.registerStage(Stage::new);
    window =
        new WorkbenchWindow(
            session,
            steps,
            tasks,
            new WindowSetup(
                theme, dialogs, samples, folders(folder), preferences, "test", Runnable::run));
  }

  /// On the screen, at its usual size.
  public static OpenWindow show(Steps steps, Path folder, Theme.Choice theme, List<Path> samples) {
    return show(steps, folder, onWindowThread(() -> new Theme(theme)), samples);
  }

  public static OpenWindow show(Steps steps, Path folder, Theme theme, List<Path> samples) {
    return show(steps, folder, theme, samples, FxTasks.daemonThreads());
  }

  /// @param worker runs the long work
  public static OpenWindow show(
      Steps steps, Path folder, Theme theme, List<Path> samples, Executor worker) {
    OpenWindow open =
        onWindowThread(() -> {
          OpenWindow made = new OpenWindow(steps, folder, theme, samples, worker);
          made.stage.setX(0);
          made.stage.setY(0);
          made.window.show(made.stage);
          return made;
        });
    WaitForAsyncUtils.waitForFxEvents();
    return open;
  }

  public static OpenWindow show(Steps steps, Path folder) {
    return show(steps, folder, Theme.Choice.LIGHT, List.of());
  }

  public Session session() {
    return session;
  }

  public FxTasks tasks() {
    return tasks;
  }

  public WorkbenchWindow window() {
    return window;
  }

  public ChosenFiles dialogs() {
    return dialogs;
  }

  public PreferencesFile preferences() {
    return preferences;
  }

  public Stage stage() {
    return stage;
  }

  public Scene scene() {
    return stage.getScene();
  }

  /// Goes to a screen and waits until it shows everything.
  public void go(Screen screen) throws TimeoutException {
    onWindowThread(() -> {
      session.selection().screenProperty().set(screen);
      return true;
    });
    settle();
  }

  /// Waits until no work runs.
  public void settle() throws TimeoutException {
    WaitForAsyncUtils.waitForFxEvents();
    until(() -> tasks.jobs().stream().noneMatch(job -> job.isRunning()));
  }

  public void until(Callable<Boolean> reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(SETTLED_SECONDS, TimeUnit.SECONDS, () -> onWindowThread(reached));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Presses a button without the mouse.
  public void press(String query) {
    onWindowThread(() -> {
      ((ButtonBase) node(query)).fire();
      return true;
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  public Node node(String query) {
    Node found = stage.getScene().lookup(query);
    if (found == null) {
      throw new AssertionError("There is no " + query);
    }
    return found;
  }

  public boolean shows(String query) {
    return onWindowThread(() -> {
      Node found = stage.getScene().lookup(query);
      return found != null && found.isVisible();
    });
  }

  public void hide() {
    onWindowThread(() -> {
      stage.hide();
      return true;
    });
  }

  public static <T> T onWindowThread(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }

  /// Everything of the user in one folder.
  static UserFolders folders(Path folder) {
    return new UserFolders(
        folder.resolve("drafts"),
        folder.resolve("recent.txt"),
        folder.resolve("preferences.json"),
        folder.resolve("tables.json"),
        folder.resolve("recovery"),
        folder.resolve("engines"));
  }
}
