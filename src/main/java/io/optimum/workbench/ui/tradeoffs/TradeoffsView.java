package io.optimum.workbench.ui.tradeoffs;

import io.optimum.workbench.ui.control.EmptyState;
import io.optimum.workbench.ui.control.ScreenHeader;
import io.optimum.workbench.ui.control.SliderField;
import io.optimum.workbench.ui.control.SteadySplit;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.style.Format;
import java.util.function.DoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/// The sliders above; the Pareto chart and the engines below.
public final class TradeoffsView extends BorderPane {
  /// The chart and what lies below are in sight together.
  private static final double LEAST_HEIGHT = 700;

  private static final double SLACK_WIDTH = 180;
  private static final double LEAST_WEIGHT_WIDTH = 330;

  /// What the other slider and the limit need, with the gaps.
  private static final double BESIDE_WEIGHT = 520;

  private final TradeoffsViewModel model;
  private final ObservableStringValue waiting;
  private final StackPane body = new StackPane();
  private final Node empty;
  private final Node filled;

  /// @param waiting what is chosen but waits for the next run; empty = nothing
  public TradeoffsView(TradeoffsViewModel model, ObservableStringValue waiting) {
    this.model = model;
    this.waiting = waiting;
    empty = empty(model);
    setId("tradeoffs");
    getStyleClass().add("screen");
    setTop(header());
    filled = filled();
    setCenter(body);
    model.currentProperty().subscribe(_ -> switchBody());
  }

  private static EmptyState empty(TradeoffsViewModel model) {
    Button choose = new Button("Choose engines");
    choose.setId("tune-choose");
    choose.setOnAction(_ -> model.show(Screen.COMBINATIONS));
    return new EmptyState(
        "No combination to tune",
        "Tick engines on the Combinations screen. Their settings are explored here, and one"
            + " slider moves between latency and throughput.",
        choose);
  }

  private void switchBody() {
    boolean none = model.currentProperty().get() == null;
    setMinHeight(none ? USE_COMPUTED_SIZE : LEAST_HEIGHT);
    body.getChildren().setAll(none ? empty : filled);
  }

  private ScreenHeader header() {
    ToggleButton full = new ToggleButton("Full load");
    full.setId("load-full");
    ToggleButton demand = new ToggleButton("Demand");
    demand.setId("load-demand");
    SegmentedButton load = new SegmentedButton(full, demand);
    load.setAccessibleText("Load under which settings are explored");
    full.setSelected(model.fullLoadProperty().get());
    demand.setSelected(!full.isSelected());
    load.getToggleGroup()
        .selectedToggleProperty()
        .subscribe(chosen -> keepOne(chosen, full, demand));
    load.setMinWidth(Region.USE_PREF_SIZE);
    return new ScreenHeader(
            "Tradeoffs",
            ScreenHeader.busy(model.busyProperty().or(model.verifying().busyProperty())),
            load,
            measure())
        .withNote(
            model.problemProperty().concat(model.verifying().problemProperty()),
            "tradeoff-problem",
            "problem");
  }

  private Button measure() {
    Button measure = new Button("Measure settings");
    measure.setId("verify-settings");
    measure.getStyleClass().add("accent");
    measure.setMinWidth(Region.USE_PREF_SIZE);
    measure.setOnAction(_ -> model.verify());
    measure
        .disableProperty()
        .bind(model.currentProperty().isNull().or(model.verifying().busyProperty()));
    return measure;
  }

  /// One of the two is always chosen.
  private void keepOne(@Nullable Toggle chosen, ToggleButton full, ToggleButton demand) {
    if (chosen == null) {
      (model.fullLoadProperty().get() ? full : demand).setSelected(true);
    } else {
      model.fullLoadProperty().set(chosen.equals(full));
    }
  }

  private Node filled() {
    SliderField weight =
        slider(
            "Latency ↔ throughput",
            "tradeoff-weight",
            model.weightProperty(),
            TradeoffsView::words);
    SliderField slack =
        slider("SLO slack to keep", "slo-slack", model.sloSlackProperty(), Format::fraction);
    slack.setPrefWidth(SLACK_WIDTH);
    FlowPane sliders = new FlowPane(weight, slack, new LimitField(model));
    sliders.getStyleClass().add("sliders");
    sliders.disableProperty().bind(model.explorationProperty().isNull());
    weight
        .prefWidthProperty()
        .bind(
            sliders
                .widthProperty()
                .subtract(BESIDE_WEIGHT)
                .map(room -> Math.max(LEAST_WEIGHT_WIDTH, room.doubleValue())));
    SteadySplit charts = SteadySplit.vertical(0.6, new ParetoPanel(model), below());
    VBox.setVgrow(charts, Priority.ALWAYS);
    return new VBox(sliders, waits(), new TradeoffFigures(model), charts);
  }

  private Label waits() {
    Label waits = new Label();
    waits.setId("waits-for-next-run");
    waits.getStyleClass().add("hint");
    waits.setWrapText(true);
    waits.setMinHeight(USE_PREF_SIZE);
    waits.textProperty().bind(waiting);
    waits.visibleProperty().bind(waits.textProperty().isNotEmpty());
    waits.managedProperty().bind(waits.visibleProperty());
    return waits;
  }

  private TabPane below() {
    Tab engines = new Tab("Per engine", new EnginesPanel(model));
    Tab contrast = new Tab("A and B", new ContrastPanel(model));
    contrast.setId("show-contrast");
    Tab verification = new Tab("Predicted and measured", new VerificationPanel(model));
    TabPane tabs = new TabPane(engines, contrast, verification);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("small-tabs");
    model
        .verifying()
        .outcomeProperty()
        .subscribe(seen -> {
          if (seen != null) {
            tabs.getSelectionModel().select(verification);
          }
        });
    return tabs;
  }

  private SliderField slider(
      String name, String id, DoubleProperty value, DoubleFunction<String> print) {
    SliderField slider = new SliderField(name, new SliderField.Range(0, 1, 0), value.get(), print);
    slider.setId(id);
    slider.valueProperty().bindBidirectional(value);
    slider.onHold(model::beginGesture, model::endGesture);
    return slider;
  }

  private static String words(double weight) {
    return weight < 0.02
        ? "lowest latency"
        : weight > 0.98 ? "most throughput" : Format.fraction(weight) + " toward throughput";
  }
}
