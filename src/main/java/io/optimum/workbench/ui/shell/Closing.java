package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.fx.Job;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.shell.sheet.Overlay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks before something would be lost: unsaved edits, or work that runs. Whoever has nothing to
/// lose is not asked.
final class Closing {
  private static final Duration WORTH_ASKING = Duration.ofSeconds(1);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);

  private final Session session;
  private final FxTasks tasks;
  private final ProjectFiles files;
  private final Overlay overlay;

  Closing(Session session, FxTasks tasks, ProjectFiles files, Overlay overlay) {
    this.session = session;
    this.tasks = tasks;
    this.files = files;
    this.overlay = overlay;
  }

  /// Before another project takes the place of this one. What runs belongs to this one and is
  /// stopped first; whoever would wait for it anew is asked.
  void beforeOpening(Runnable open) {
    boolean unsaved = session.dirtyProperty().get();
    ask(
        unsaved ? "Open without saving" : "Stop and open",
        unsaved,
        running(WORTH_ASKING),
        () -> stopThen(open));
  }

  /// Before the window goes, and with it the program: what runs may write its last measurement
  /// first.
  void beforeClosing(Runnable close) {
    ask(
        session.dirtyProperty().get() ? "Close without saving" : "Stop and close",
        session.dirtyProperty().get(),
        running(Duration.ZERO),
        () -> stopThen(close));
  }

  private void stopThen(Runnable then) {
    tasks.jobs().forEach(Job::cancel);
    tasks.whenQuiet(STOPPED_WITHIN, then);
  }

  /// Titles of the work that has run for a while.
  private List<String> running(Duration least) {
    return tasks.jobs().stream()
        .filter(job -> job.isRunning() && job.age().abs().compareTo(least) >= 0)
        .map(Job::title)
        .toList();
  }

  private void ask(String goOn, boolean unsaved, List<String> running, Runnable then) {
    if (!unsaved && running.isEmpty()) {
      then.run();
      return;
    }
    overlay.open(sheet(goOn, unsaved, running, then));
  }

  private VBox sheet(String goOn, boolean unsaved, List<String> running, Runnable then) {
    List<String> lines = new ArrayList<>();
    if (unsaved) {
      lines.add("%s has edits that are not saved.".formatted(session.project().name()));
    }
    if (!running.isEmpty()) {
      lines.add(
          "Still running: %s. Closing stops this; what was measured is kept."
              .formatted(String.join(", ", running)));
    }
    Label title = new Label(unsaved ? "Save the edits?" : "Stop what runs?");
    title.getStyleClass().add("screen-title");
    Label text = new Label(String.join("\n", lines));
    text.setWrapText(true);
    text.setMaxWidth(480);
    HBox buttons = new HBox();
    buttons.getStyleClass().add("sheet-buttons");
    if (unsaved) {
      Button save = button("save-first", "Save", () -> files.save(then));
      save.getStyleClass().add("accent");
      save.setDefaultButton(true);
      buttons.getChildren().add(save);
    }
    buttons.getChildren().addAll(button("go-on", goOn, then), button("stay", "Cancel", () -> {}));
    VBox sheet = new VBox(title, text, buttons);
    sheet.setId("closing-sheet");
    sheet.getStyleClass().add("sheet");
    return sheet;
  }

  private Button button(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setOnAction(_ -> {
      overlay.close();
      action.run();
    });
    return button;
  }
}
