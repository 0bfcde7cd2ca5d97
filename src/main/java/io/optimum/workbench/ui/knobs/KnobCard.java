package io.optimum.workbench.ui.knobs;

import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.ui.control.SliderField;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The knobs of one deployment.
final class KnobCard extends VBox {
  private static final List<Integer> STREAMS = List.of(1, 2, 3, 4);
  private static final double LEAST_PACING = 0.05;

  private final KnobsViewModel model;
  private final int index;
  private final ComboBox<Integer> batch = new ComboBox<>();
  private final ComboBox<Integer> streams = new ComboBox<>();
  private final ComboBox<StreamPriority> priority = new ComboBox<>();
  private final CheckBox graph = new CheckBox("CUDA graph");
  private final SliderField pacing;
  private final Label fixed = new Label();
  private KnobRow row;
  private boolean following;

  KnobCard(KnobsViewModel model, KnobRow row) {
    this.model = model;
    this.row = row;
    this.index = row.index();
    getStyleClass().add("knob-card");
    pacing =
        new SliderField(
            "Pacing", new SliderField.Range(LEAST_PACING, 1, 0), row.pacingFraction(), this::words);
    String engine = row.deployment().engine().value();
    Label name = new Label(engine);
    name.getStyleClass().add("section-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("form");
    grid.addRow(0, label("Batch", batch), label("Streams", streams), label("Priority", priority));
    grid.addRow(1, batch, streams, priority);
    batch.getStyleClass().add("narrow");
    streams.getStyleClass().add("narrow");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(new HBox(name, gap, graph), grid, fixed, pacing);
    prepareFixed();
    ids();
    nameFor(engine);
    streams.getItems().setAll(STREAMS);
    priority.getItems().setAll(StreamPriority.values());
    priority.setConverter(new PriorityWords());
    show(row);
    listen();
  }

  private void prepareFixed() {
    fixed.setId("fixed-" + index);
    fixed.getStyleClass().add("hint");
    fixed.setWrapText(true);
    fixed.setMinHeight(USE_PREF_SIZE);
    fixed.managedProperty().bind(fixed.visibleProperty());
  }

  void show(KnobRow now) {
    following = true;
    row = now;
    if (!batch.getItems().equals(now.batchSizes())) {
      batch.getItems().setAll(now.batchSizes()); // the same items anew would blank the box
    }
    batch.setValue(now.deployment().batchSize());
    streams.setValue(now.deployment().streams());
    priority.setValue(now.deployment().priority());
    graph.setSelected(now.deployment().cudaGraph());
    pacing.valueProperty().set(now.pacingFraction());
    fixed.setText(now.fixed());
    fixed.setVisible(!now.fixed().isEmpty());
    following = false;
  }

  private void ids() {
    batch.setId("batch-" + index);
    streams.setId("streams-" + index);
    priority.setId("priority-" + index);
    graph.setId("graph-" + index);
    pacing.setId("pacing-" + index);
  }

  /// Said without the card around them, they are known by their engine.
  private void nameFor(String engine) {
    batch.setAccessibleText("Batch size of " + engine);
    streams.setAccessibleText("Streams of " + engine);
    priority.setAccessibleText("Priority of " + engine);
    graph.setAccessibleText("Launch " + engine + " as one CUDA graph");
    pacing.lookup(".slider").setAccessibleText("Pacing of " + engine);
  }

  private void listen() {
    onChoice(batch, value -> model.setBatchSize(index, value));
    onChoice(streams, value -> model.setStreams(index, value));
    onChoice(priority, value -> model.setPriority(index, value));
    graph.setOnAction(_ -> model.setCudaGraph(index, graph.isSelected()));
    pacing.onHold(model::beginGesture, model::endGesture);
    pacing
        .valueProperty()
        .subscribe((_, value) -> {
          if (!following) {
            model.setPacing(index, value.doubleValue());
          }
        });
  }

  private <T> void onChoice(ComboBox<T> box, Consumer<T> change) {
    box.setMaxWidth(Double.MAX_VALUE);
    box.setOnAction(_ -> {
      T value = box.getValue();
      if (!following && value != null) {
        change.accept(value);
      }
    });
  }

  private String words(double fraction) {
    return fraction >= 1
        ? "no limit"
        : Format.perSecond(fraction * row.fullBatchesPerSecond()) + " batches";
  }

  private static Label label(String text, Node of) {
    Label label = new Label(text);
    label.getStyleClass().add("hint");
    label.setLabelFor(of);
    return label;
  }

  private static final class PriorityWords extends StringConverter<StreamPriority> {
    @Override
    public String toString(@Nullable StreamPriority value) {
      return value == null ? "" : value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public StreamPriority fromString(String text) {
      return StreamPriority.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
