package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.ui.control.MoreRows;
import io.optimum.workbench.ui.control.Panel;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Engines to tick, each with its load and batch size.
final class ChoiceList extends StackPane {
  private final CombinationsViewModel model;
  private final VBox rows = new VBox();
  private final IdentityHashMap<Choice, VBox> made = new IdentityHashMap<>();
  private final MoreRows more = new MoreRows(this::list);

  ChoiceList(CombinationsViewModel model) {
    this.model = model;
    rows.getStyleClass().add("choices");
    more.setId("more-choices");
    ScrollPane scroll = new ScrollPane(new VBox(rows, more));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren().add(new Panel("Engines to combine", head(), scroll).withTools(clear(model)));
    setMinWidth(250);
    model.choices().addListener((ListChangeListener<Choice>) _ -> renew());
    renew();
  }

  /// What the boxes beside the engines are.
  private static BorderPane head() {
    Label engine = new Label("Engine");
    Label batch = new Label("Batch");
    engine.getStyleClass().add("hint");
    batch.getStyleClass().addAll("hint", "above-batch");
    return new BorderPane(null, null, batch, null, engine);
  }

  private void renew() {
    made.clear();
    more.reset();
    model
        .choices()
        .forEach(choice ->
            choice
                .tickedProperty()
                .subscribe(ticked -> {
                  if (ticked && !made.containsKey(choice)) {
                    list();
                  }
                }));
    list();
  }

  private static Button clear(CombinationsViewModel model) {
    Button clear = new Button("Clear");
    clear.setId("clear-combination");
    clear.getStyleClass().add("small");
    clear.setTooltip(new Tooltip("Tick none"));
    clear.setOnAction(_ -> model.clear());
    clear.disableProperty().bind(model.nothingChosen());
    return clear;
  }

  /// The first ones, and all that are ticked.
  private void list() {
    int first = more.shownOf(model.choices().size());
    List<VBox> listed = new ArrayList<>();
    for (int i = 0; i < model.choices().size(); i++) {
      Choice choice = model.choices().get(i);
      if (i < first || choice.tickedProperty().get()) {
        listed.add(made.computeIfAbsent(choice, ChoiceList::row));
      }
    }
    rows.getChildren().setAll(listed);
  }

  private static VBox row(Choice choice) {
    CheckBox tick = new CheckBox(choice.engine().id().value());
    tick.setId("tick-" + choice.engine().id());
    tick.setMinWidth(0);
    tick.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    tick.setTooltip(new Tooltip(choice.engine().name() + ", " + choice.engine().precision()));
    tick.selectedProperty().bindBidirectional(choice.tickedProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    ComboBox<Integer> batch = new ComboBox<>();
    batch.getItems().setAll(choice.batchSizes());
    batch.setId("choice-batch-" + choice.engine().id());
    batch.setAccessibleText("Batch size of " + choice.engine().id());
    batch.setTooltip(new Tooltip("Batch size"));
    batch.valueProperty().bindBidirectional(choice.batchSizeProperty());
    batch.getStyleClass().add("small");
    batch.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(tick, gap, batch);
    row.getStyleClass().add("choice");
    return new VBox(row, load(choice));
  }

  /// Below the engine, so that its name keeps the width; there only while it is ticked.
  private static HBox load(Choice choice) {
    Label title = new Label("Arrivals/s");
    title.getStyleClass().addAll("hint", "below-tick");
    title.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    RateField rate = new RateField(choice);
    rate.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(title, gap, rate);
    row.getStyleClass().add("choice");
    row.visibleProperty().bind(choice.tickedProperty());
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }
}
