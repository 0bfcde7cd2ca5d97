package io.optimum.workbench.ui.shell.bottom;

import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.fx.Job;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The jobs that run, always in sight; all jobs and the log of problems, on demand.
public final class BottomBar extends VBox {
  private static final double LIST_HEIGHT = 150;
  private static final Duration UNTIL_SHOWN = Duration.millis(300);
  private static final int MOST_SHOWN = 3;
  private static final int MOST_COUNTED = 999;

  private final Session session;
  private final FxTasks tasks;
  private final VBox running = new VBox();
  private final List<Job> lasting = new ArrayList<>();
  private final ToggleButton jobs = new ToggleButton("Jobs");
  private final ToggleButton problems = new ToggleButton("Log");
  private final StackPane details = new StackPane();

  public BottomBar(Session session, FxTasks tasks) {
    this.session = session;
    this.tasks = tasks;
    setId("bottom-bar");
    getStyleClass().add("bottom-bar");
    running.setId("running-jobs");
    running.managedProperty().bind(running.visibleProperty());
    running.setVisible(false);
    details.managedProperty().bind(details.visibleProperty());
    details.setVisible(false);
    jobs.setId("show-jobs");
    problems.setId("show-problems");
    jobs.setOnAction(_ -> toggle(jobs, problems, jobList()));
    problems.setOnAction(_ -> toggle(problems, jobs, logPanel()));
    jobs.selectedProperty().subscribe(this::listRunning);
    tasks.jobs().addListener(this::jobsChanged);
    session.problems().unseenErrorsProperty().subscribe(this::seeWhatIsShown);
    getChildren().addAll(running, details, buttons());
  }

  private HBox buttons() {
    Label errors = new Label();
    errors.setId("error-badge");
    errors.getStyleClass().addAll("badge", "error");
    errors.textProperty().bind(session.problems().unseenErrorsProperty().map(BottomBar::badge));
    errors.visibleProperty().bind(session.problems().unseenErrorsProperty().greaterThan(0));
    errors.managedProperty().bind(errors.visibleProperty());
    errors
        .accessibleTextProperty()
        .bind(
            session
                .problems()
                .unseenErrorsProperty()
                .map(count -> Format.counted(count.intValue(), "new error")));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(jobs, problems, errors, gap);
    buttons.getStyleClass().add("bottom-buttons");
    return buttons;
  }

  /// A badge is no place for a long number.
  private static String badge(Number errors) {
    return errors.intValue() > MOST_COUNTED ? MOST_COUNTED + "+" : errors.toString();
  }

  private void toggle(ToggleButton on, ToggleButton off, Region content) {
    off.setSelected(false);
    details.getChildren().setAll(content);
    details.setVisible(on.isSelected());
    if (on.equals(problems) && on.isSelected()) {
      session.problems().markSeen();
    }
  }

  private void seeWhatIsShown() {
    if (problems.isSelected()) {
      session.problems().markSeen();
    }
  }

  /// Opens the log.
  public void showLog() {
    problems.setSelected(true);
    toggle(problems, jobs, logPanel());
  }

  private Region jobList() {
    ListView<Job> list = new ListView<>(tasks.jobs());
    list.setAccessibleText("Jobs");
    list.setPlaceholder(new Label("No jobs yet"));
    list.setCellFactory(_ -> new JobCell());
    list.setPrefHeight(LIST_HEIGHT);
    return list;
  }

  private Region logPanel() {
    LogPanel log = new LogPanel(session.problems());
    log.setPrefHeight(LIST_HEIGHT + 30);
    return log;
  }

  /// A job is shown once it has gone on for a while: what is over at once would only flash.
  private void jobsChanged(ListChangeListener.Change<? extends Job> change) {
    while (change.next()) {
      for (Job job : change.getAddedSubList()) {
        PauseTransition patience = new PauseTransition(UNTIL_SHOWN);
        patience.setOnFinished(_ -> {
          lasting.add(job);
          listRunning();
        });
        patience.play();
        job.stateProperty()
            .subscribe(state -> {
              if (state != Job.State.RUNNING) {
                patience.stop();
                lasting.remove(job);
                listRunning();
              }
            });
      }
    }
  }

  /// None while the list of all jobs is open, which has them too; how many are left out is said.
  private void listRunning() {
    int leftOut = jobs.isSelected() ? 0 : Math.max(0, lasting.size() - MOST_SHOWN);
    jobs.setText(leftOut == 0 ? "Jobs" : "Jobs (%d more)".formatted(leftOut));
    running
        .getChildren()
        .setAll(
            lasting.stream()
                .limit(jobs.isSelected() ? 0 : MOST_SHOWN)
                .map(BottomBar::row)
                .toList());
    running.setVisible(!running.getChildren().isEmpty());
  }

  private static JobRow row(Job job) {
    Button cancel = new Button("Cancel");
    cancel.setOnAction(_ -> job.cancel());
    cancel.setAccessibleText("Cancel " + job.title());
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.visibleProperty().bind(isRunning(job));
    cancel.managedProperty().bind(cancel.visibleProperty());
    return new JobRow(job, pause(job), cancel);
  }

  private static BooleanBinding isRunning(Job job) {
    return job.stateProperty().isEqualTo(Job.State.RUNNING);
  }

  private static Button pause(Job job) {
    Button pause = new Button();
    pause
        .textProperty()
        .bind(Bindings.when(job.pausedProperty()).then("Resume").otherwise("Pause"));
    pause.accessibleTextProperty().bind(Bindings.concat(pause.textProperty(), " ", job.title()));
    pause.setOnAction(_ -> {
      if (job.pausedProperty().get()) {
        job.resume();
      } else {
        job.pause();
      }
    });
    pause.setMinWidth(USE_PREF_SIZE);
    pause.visibleProperty().bind(isRunning(job).and(job.pausableProperty()));
    pause.managedProperty().bind(pause.visibleProperty());
    return pause;
  }

  private static final class JobCell extends ListCell<Job> {
    JobCell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Job job, boolean empty) {
      super.updateItem(job, empty);
      setGraphic(empty || job == null ? null : row(job));
    }
  }
}
