package io.optimum.workbench.ui.shell.sheet;

import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Five steps through the window for someone new. It covers nothing, so that what it speaks of can
/// be tried meanwhile, and can be skipped at every step.
public final class Tour extends HBox {
  static final List<Step> STEPS =
      List.of(
          new Step(
              Screen.ENGINES,
              "Start with what each engine does alone",
              "Drop your profiles anywhere on this window, or look at the sample's. Choose an"
                  + " engine to see its kernels, its roofline and its memory."),
          new Step(
              Screen.COMBINATIONS,
              "Tick engines that could share a GPU",
              "The map shows how much each engine slows down beside each other. Tick two or more:"
                  + " their throughput and slowdowns are predicted at once. Measure runs them."),
          new Step(
              Screen.TIMELINE,
              "Watch them share it",
              "Run live shows every kernel on its stream. The knobs in the inspector steer the run"
                  + " while it goes."),
          new Step(
              Screen.TRADEOFFS,
              "Move between latency and throughput",
              "One slider chooses batch sizes, streams, priorities and pacing. The chart shows what"
                  + " else there is, and what it costs."),
          new Step(
              Screen.PLAN,
              "Let all engines be placed",
              "Say what is asked of each engine and search. The plan says why, and can be exported"
                  + " to Triton, Kubernetes and others."));

  private final Session session;
  private final Runnable ended;
  private final Label count = new Label();
  private final Label title = new Label();
  private final Label text = new Label();
  private final Button skip = new Button("Skip tour");
  private final Button next = new Button();
  private int at;

  /// @param screen where the step is
  record Step(Screen screen, String title, String text) {}

  /// @param ended runs once, when the tour was taken or skipped
  public Tour(Session session, Runnable ended) {
    this.session = session;
    this.ended = ended;
    setId("tour");
    getStyleClass().add("tour");
    managedProperty().bind(visibleProperty());
    count.getStyleClass().add("hint");
    count.setMinWidth(USE_PREF_SIZE);
    title.getStyleClass().add("section-title");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    skip.setId("tour-skip");
    skip.getStyleClass().add("flat");
    skip.setMinWidth(USE_PREF_SIZE);
    skip.managedProperty().bind(skip.visibleProperty());
    skip.setOnAction(_ -> end());
    next.setId("tour-next");
    next.getStyleClass().add("accent");
    next.setMinWidth(USE_PREF_SIZE);
    next.setOnAction(_ -> next());
    VBox words = new VBox(title, text);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(words, count, skip, next);
    takeKeys();
    show();
  }

  private void takeKeys() {
    setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        end();
      }
    });
    sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            next.requestFocus();
          }
        });
  }

  private void next() {
    at++;
    if (at < STEPS.size()) {
      show();
    } else {
      end();
    }
  }

  private void show() {
    Step step = STEPS.get(at);
    session.selection().screenProperty().set(step.screen());
    title.setText(step.title());
    text.setText(step.text());
    count.setText("%d of %d".formatted(at + 1, STEPS.size()));
    boolean last = at + 1 == STEPS.size();
    skip.setVisible(!last);
    next.setText(last ? "Done" : "Next");
  }

  private void end() {
    setVisible(false);
    ended.run();
  }
}
