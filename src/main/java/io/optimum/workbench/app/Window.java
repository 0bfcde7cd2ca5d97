package io.optimum.workbench.app;

import io.optimum.workbench.ui.fx.FxStart;
import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.user.PreferencesFile;
import io.optimum.workbench.ui.session.user.UserFolders;
import io.optimum.workbench.ui.shell.NativeFileDialogs;
import io.optimum.workbench.ui.shell.StartFailure;
import io.optimum.workbench.ui.shell.WindowSetup;
import io.optimum.workbench.ui.shell.WorkbenchWindow;
import io.optimum.workbench.ui.style.Theme;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// Opens the window.
final class Window {
  /// JavaFX's own switches for the size of everything, read when it starts.
  private static final List<String> SCALES = List.of("glass.gtk.uiScale", "glass.win.uiScale");

  /// How long the window waits for the project that is read meanwhile, so that it is built once and
  /// not first without one. Read in this time by any disk; a larger one comes into the open window.
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private static final Duration LONGEST_OPENING = Duration.ofMinutes(1);

  /// System property: how many frames the window is there for with its project; it then says when
  /// it was ready. By default it is there until it is closed.
  private static final String END_AFTER_FRAMES = "optimum.endAfterFrames";

  private static final System.Logger LOG = System.getLogger(Window.class.getName());

  private final UserFolders folders;
  private final PreferencesFile preferences;

  Window(UserFolders folders) {
    this.folders = folders;
    this.preferences = new PreferencesFile(folders.preferences());
  }

  /// Starts JavaFX with the window on the last project or a sample; the program then ends with the
  /// window.
  ///
  /// @param workbench is made while JavaFX starts
  /// @param err is told why it cannot start
  /// @return false when there is no display to open it on
  boolean open(Supplier<Workbench> workbench, PrintWriter err) {
    scale(preferences.get().scalePercent());
    return FxStart.run(
        () -> new Theme(preferences.get().theme()),
        workbench,
        this::show,
        failure -> cannotStart(failure, err));
  }

  /// Says why, on the terminal and in a window where one can be shown, and ends the program.
  private static void cannotStart(Throwable failure, PrintWriter err) {
    StartFailure why = new StartFailure(failure);
    err.println(why.text());
    err.flush();
    try {
      why.show(() -> System.exit(1));
      if (Integer.getInteger(END_AFTER_FRAMES) != null) {
        System.exit(1);
      }
    } catch (RuntimeException | LinkageError e) {
      System.exit(1);
    }
  }

  /// A scale given on the command line wins.
  private static void scale(int percent) {
    for (String name : SCALES) {
      if (percent > 0 && System.getProperty(name) == null) {
        System.setProperty(name, percent + "%");
      }
    }
  }

  private void show(Theme theme, Workbench workbench) {
    Stage stage = new Stage();
    Session session = new Session();
    Thread.currentThread()
        .setUncaughtExceptionHandler((_, failure) -> {
          LOG.log(System.Logger.Level.ERROR, "A fault of the window", failure);
          session.problems().failed("Window", failure);
        });
    WindowSetup setup =
        new WindowSetup(
            theme,
            new NativeFileDialogs(() -> stage),
            workbench.samples().folders(),
            folders,
            preferences,
            Workbench.VERSION,
            FxTasks.daemonThreads());
    FxTasks tasks = new FxTasks(FxTasks.daemonThreads(), InstantSource.system());
    WorkbenchWindow window = new WorkbenchWindow(session, workbench.steps(), tasks, setup);
    window.openLastOr(workbench.samples().named("mixed-inference-a100").orElse(null));
    tasks.whenQuiet(
        PATIENCE,
        () -> {
          window.show(stage);
          stage.getIcons().add(new Image("/assets/icons/optimum.png"));
          tasks.whenQuiet(LONGEST_OPENING, Window::endWhereAsked);
        });
  }

  /// The window has its project: as soon as that is drawn it can be used.
  private static void endWhereAsked() {
    Integer frames = Integer.getInteger(END_AFTER_FRAMES);
    if (frames != null) {
      FxStart.afterFrames(
          frames,
          () -> {
            LOG.log(
                System.Logger.Level.INFO,
                "Window usable {0,number,0} ms after Java began.",
                ManagementFactory.getRuntimeMXBean().getUptime());
            Platform.exit();
          });
    }
  }
}
