package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.ui.control.EmptyState;
import io.optimum.workbench.ui.control.ScreenHeader;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Problems;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.model.LiveViewModel;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Run controls above the lanes.
public final class LiveView extends BorderPane {
  private final LiveRun live;
  private final StackPane body = new StackPane();
  private final Node empty;
  private final TimelineView lanes;

  public LiveView(LiveViewModel model) {
    this.live = model.live();
    this.lanes = new TimelineView(model.lanes());
    this.empty = empty(model);
    setId("timeline");
    getStyleClass().add("screen");
    setTop(header(model));
    setCenter(body);
    model.session().selection().deploymentsProperty().subscribe(_ -> switchBody(model));
    live.requestProperty().subscribe(_ -> switchBody(model));
    switchBody(model);
  }

  private static EmptyState empty(LiveViewModel model) {
    Button choose = new Button("Choose engines");
    choose.setId("watch-choose");
    choose.setOnAction(_ -> model.session().selection().screenProperty().set(Screen.COMBINATIONS));
    return new EmptyState(
        "Nothing to watch",
        "Tick engines on the Combinations screen, then run them here and watch their streams"
            + " share the GPU. Or open a recording.",
        choose);
  }

  private void switchBody(LiveViewModel model) {
    boolean nothing =
        model.session().selection().deployments().isEmpty() && live.requestProperty().get() == null;
    body.getChildren().setAll(nothing ? empty : lanes);
  }

  private ScreenHeader header(LiveViewModel model) {
    StringBinding note =
        Bindings.createStringBinding(
            () -> state(model.session().selection().deployments()),
            model.session().selection().deploymentsProperty(),
            live.runningProperty(),
            live.steeringProperty(),
            live.outcomeProperty(),
            live.aboutProperty(),
            live.problemProperty());
    return new ScreenHeader(
            "Timeline",
            ScreenHeader.busy(live.runningProperty()),
            new SpeedChoice(live.speedProperty(), model.realGpuProperty()),
            open(model),
            record(model),
            stop(),
            run(model))
        .withNote(note, "run-state", "hint")
        .alarmed(
            live.problemProperty()
                .isNotEmpty()
                .and(live.problemProperty().isNotEqualTo(Problems.STOPPED)))
        .withStatus(new TimelineStatus(model.lanes()));
  }

  private Button run(LiveViewModel model) {
    Button run = new Button();
    run.setId("run-live");
    run.getStyleClass().add("accent");
    run.textProperty()
        .bind(Bindings.when(live.runningProperty()).then("Run again").otherwise("Run live"));
    run.setMinWidth(Region.USE_PREF_SIZE);
    run.disableProperty()
        .bind(model.session().selection().deploymentsProperty().map(List::isEmpty).orElse(true));
    run.setOnAction(_ -> live.start());
    return run;
  }

  private Button open(LiveViewModel model) {
    Button open = new Button("Open recording…");
    open.setId("open-recording");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setTooltip(new Tooltip("Play a recorded run back at the chosen speed"));
    open.setOnAction(_ -> model.recordings().open());
    return open;
  }

  private Button record(LiveViewModel model) {
    Button record = new Button("Record…");
    record.setId("record-run");
    record.setMinWidth(Region.USE_PREF_SIZE);
    record.setTooltip(new Tooltip("Run live and record it to a folder, to be replayed"));
    record
        .disableProperty()
        .bind(model.session().selection().deploymentsProperty().map(List::isEmpty).orElse(true));
    record.setOnAction(_ -> model.recordings().record());
    return record;
  }

  private Button stop() {
    Button stop = new Button("Stop");
    stop.setId("stop-run");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.disableProperty().bind(live.runningProperty().not());
    stop.setOnAction(_ -> live.stop());
    return stop;
  }

  private String state(List<Deployment> chosen) {
    RunResult outcome = live.outcomeProperty().get();
    String about = live.aboutProperty().get();
    if (live.runningProperty().get()) {
      return live.replayed().isPresent()
          ? about
          : about
              + (live.steeringProperty().get()
                  ? "Running; pacing, priority and batch size in the inspector steer it"
                  : "Running; other engines are chosen now, which do not steer it");
    }
    if (!live.problemProperty().get().isEmpty()) {
      return about + live.problemProperty().get();
    }
    return outcome == null
        ? names(chosen)
        : "Ended after %s of device time; SMs busy %s, DRAM %s. "
                .formatted(
                    Format.nanos(outcome.elapsedNanos()),
                    busy(outcome.smBusyFraction()),
                    busy(outcome.dramBusyFraction()))
            + outcome.doubts().stream().map(each -> each + ". ").collect(Collectors.joining())
            + about;
  }

  private static String busy(@Nullable Double fraction) {
    return fraction == null ? "not observed" : Format.fraction(fraction);
  }

  private static String names(List<Deployment> deployments) {
    return deployments.stream().map(Titles::of).collect(Collectors.joining(" + "));
  }
}
