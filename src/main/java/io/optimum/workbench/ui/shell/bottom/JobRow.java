package io.optimum.workbench.ui.shell.bottom;

import io.optimum.workbench.ui.fx.Job;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A job on one line: title, progress, what it does, how long it will take.
final class JobRow extends HBox {
  /// Of the width, whatever stands at the end, so that bars are below each other.
  private static final double TITLE_SHARE = 0.28;

  JobRow(Job job, Node... tools) {
    getStyleClass().add("job-row");
    Label title = new Label(job.title());
    title.getStyleClass().add("section-title");
    title.minWidthProperty().bind(widthProperty().multiply(TITLE_SHARE));
    title.prefWidthProperty().bind(title.minWidthProperty());
    title.setTooltip(new Tooltip(job.title()));
    ProgressBar bar = bar(job);
    Label message = new Label();
    message.getStyleClass().add("hint");
    message.setMaxWidth(Double.MAX_VALUE);
    message.textProperty().bind(job.messageProperty());
    HBox.setHgrow(message, Priority.ALWAYS);
    Label state = new Label();
    state.setMinWidth(USE_PREF_SIZE);
    state
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> state(job),
                job.stateProperty(),
                job.remainingProperty(),
                job.messageProperty()));
    getChildren().addAll(title, bar, message, state);
    getChildren().addAll(tools);
  }

  /// A bar whose end is not known would go on moving after it has left the scene, and with it
  /// frames, for as long as the window is open.
  private static ProgressBar bar(Job job) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(job.fractionProperty());
    bar.setMinWidth(140);
    bar.setAccessibleText("Progress of " + job.title());
    bar.visibleProperty().bind(job.stateProperty().isEqualTo(Job.State.RUNNING));
    bar.managedProperty().bind(bar.visibleProperty());
    bar.sceneProperty()
        .subscribe((_, now) -> {
          if (now == null) {
            bar.setSkin(null);
          }
        });
    return bar;
  }

  /// Work that knows its budget and its pauses says itself how long it will take.
  private static String state(Job job) {
    boolean saysItself = job.messageProperty().get().endsWith(" left");
    Optional<Duration> left = saysItself ? Optional.empty() : job.remainingProperty().get();
    return switch (job.stateProperty().get()) {
      case RUNNING -> left.map(JobRow::left).orElse("");
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
