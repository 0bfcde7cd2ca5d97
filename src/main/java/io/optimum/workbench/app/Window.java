package io.optimum.workbench.app;

import io.optimum.workbench.ui.fx.FxStart;
import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.shell.NativeFileDialogs;
import io.optimum.workbench.ui.shell.WindowSetup;
import io.optimum.workbench.ui.shell.WorkbenchWindow;
import io.optimum.workbench.ui.style.Theme;
import java.time.InstantSource;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// Opens the window.
final class Window {
  private final UserFolders folders;

  Window(UserFolders folders) {
    this.folders = folders;
  }

  /// Starts JavaFX with the window on the last project or a sample; the program then ends with the
  /// window.
  ///
  /// @param workbench is made while JavaFX starts
  /// @return false when there is no display to open it on
  boolean open(Supplier<Workbench> workbench) {
    return FxStart.run(workbench, this::show);
  }

  private void show(Workbench workbench) {
    Stage stage = new Stage();
    WindowSetup setup =
        new WindowSetup(
            new Theme(Theme.Choice.SYSTEM),
            new NativeFileDialogs(() -> stage),
            workbench.samples().folders(),
            folders.drafts(),
            folders.recent(),
            FxTasks.daemonThreads());
    FxTasks tasks = new FxTasks(FxTasks.daemonThreads(), InstantSource.system());
    WorkbenchWindow window = new WorkbenchWindow(new Session(), workbench.steps(), tasks, setup);
    stage.getIcons().add(new Image("/assets/icons/optimum.png"));
    window.show(stage);
    workbench.samples().named("mixed-inference-a100").ifPresent(window::openLastOr);
  }
}
