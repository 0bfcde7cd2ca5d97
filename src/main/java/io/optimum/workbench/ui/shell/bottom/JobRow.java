package io.optimum.workbench.ui.shell.bottom;

import io.optimum.workbench.ui.fx.Job;
import java.time.Duration;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// A job on one line: progress or how it ended, title, what it does, how long it will take.
final class JobRow extends HBox {
  /// Of the width, what a title has at least however much there is to say beside it.
  private static final double TITLE_SHARE = 0.28;

  /// Of all rows, so that titles are below each other.
  private static final double BAR_WIDTH = 140;

  JobRow(Job job, Node... tools) {
    getStyleClass().add("job-row");
    Label title = new Label(job.title());
    title.getStyleClass().add("section-title");
    title
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.min(title.prefWidth(USE_COMPUTED_SIZE), TITLE_SHARE * getWidth()),
                title.fontProperty(),
                widthProperty()));
    title.setTooltip(new Tooltip(job.title()));
    Label message = message(job);
    Label left = new Label();
    left.setMinWidth(USE_PREF_SIZE);
    left.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> left(job),
                job.stateProperty(),
                job.remainingProperty(),
                job.messageProperty()));
    getChildren().addAll(progress(job), title, message, left);
    getChildren().addAll(tools);
  }

  /// What it does now; nothing once it has ended.
  private static Label message(Job job) {
    Label message = new Label();
    message.getStyleClass().add("hint");
    message.setMaxWidth(Double.MAX_VALUE);
    message
        .textProperty()
        .bind(
            Bindings.when(job.stateProperty().isEqualTo(Job.State.RUNNING))
                .then(job.messageProperty())
                .otherwise(""));
    HBox.setHgrow(message, Priority.ALWAYS);
    return message;
  }

  private static StackPane progress(Job job) {
    Label end = new Label();
    end.textProperty().bind(job.stateProperty().map(JobRow::end));
    StackPane progress = new StackPane(bar(job), end);
    progress.setAlignment(Pos.CENTER_LEFT);
    progress.setMinWidth(BAR_WIDTH);
    progress.setMaxWidth(BAR_WIDTH);
    return progress;
  }

  /// A bar whose end is not known would go on moving after it has left the scene, and with it
  /// frames, for as long as the window is open.
  private static ProgressBar bar(Job job) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(job.fractionProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText("Progress of " + job.title());
    bar.visibleProperty().bind(job.stateProperty().isEqualTo(Job.State.RUNNING));
    bar.sceneProperty()
        .subscribe((_, now) -> {
          if (now == null) {
            bar.setSkin(null);
          }
        });
    return bar;
  }

  /// Work that knows its budget and its pauses says itself how long it will take.
  private static String left(Job job) {
    boolean saysItself = job.messageProperty().get().endsWith(" left");
    return saysItself || job.stateProperty().get() != Job.State.RUNNING
        ? ""
        : job.remainingProperty().get().map(JobRow::left).orElse("");
  }

  private static String end(Job.State state) {
    return switch (state) {
      case RUNNING -> "";
      case FAILED -> "failed, see log";
      case Job.State ended -> ended.name().toLowerCase(Locale.ROOT);
    };
  }

  /// A guess, so no finer than a second.
  static String left(Duration time) {
    long seconds = Math.max(1, Math.round(time.toMillis() / 1e3));
    return seconds < 60
        ? "%d s left".formatted(seconds)
        : "%d min %d s left".formatted(seconds / 60, seconds % 60);
  }
}
