package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.ui.control.ChosenRow;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.EmptyState;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.control.ScreenHeader;
import io.optimum.workbench.ui.control.SteadySplit;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Table of engines above, the one looked at below, and the last import's problems.
public final class EnginesView extends BorderPane {
  private final EnginesViewModel model;
  private final StackPane body = new StackPane();
  private final Node empty;
  private final Node filled;
  private @Nullable Node preview;

  public EnginesView(EnginesViewModel model) {
    this.model = model;
    setId("engines");
    getStyleClass().add("screen");
    setTop(header());
    empty =
        new EmptyState(
            "No engines yet",
            "Drop files or whole folders anywhere on this window: trtexec or TREx JSON, TensorRT"
                + " plans, ONNX networks, Nsight Systems and Nsight Compute exports, tables of"
                + " Model Analyzer or perf_analyzer. You see what was found before it is added.",
            importButton("import-first"),
            sample());
    filled = filled();
    setCenter(body);
    model.rows().addListener((ListChangeListener<EngineRow>) _ -> switchBody());
    model.filterProperty().subscribe(_ -> switchBody());
    model.imports().pendingProperty().subscribe(_ -> switchBody());
    switchBody();
    setBottom(new ImportReport(model.imports()));
  }

  private void switchBody() {
    if (model.imports().pendingProperty().get() != null) {
      body.getChildren().setAll(preview());
      return;
    }
    boolean none = model.rows().isEmpty() && model.filterProperty().get().isEmpty();
    body.getChildren().setAll(none ? empty : filled);
  }

  private Node preview() {
    Node made = preview;
    if (made == null) {
      made = new ImportPreview(model.imports());
      preview = made;
    }
    return made;
  }

  private ScreenHeader header() {
    TextField filter = new TextField();
    filter.setId("engine-filter");
    filter.getStyleClass().add("find");
    filter.setPromptText("Filter");
    filter.setAccessibleText("Filter engines by name, precision or GPU");
    filter.textProperty().bindBidirectional(model.filterProperty());
    Button more = importButton("import-files");
    model.imports().pendingProperty().subscribe(_ -> step(more, isNext()));
    model.rows().addListener((ListChangeListener<EngineRow>) _ -> step(more, isNext()));
    return new ScreenHeader(
        "Engines", ScreenHeader.busy(model.imports().busyProperty()), filter, more);
  }

  /// Importing stands out here only while nothing below it does.
  private boolean isNext() {
    boolean none = model.rows().isEmpty() && model.filterProperty().get().isEmpty();
    return !none && model.imports().pendingProperty().get() == null;
  }

  /// Whether a button is the next step.
  private static void step(Button button, boolean next) {
    button.getStyleClass().remove("accent");
    if (next) {
      button.getStyleClass().add("accent");
    }
  }

  private Button importButton(String id) {
    Button button = new Button("Import files…");
    button.setId(id);
    button.getStyleClass().add("accent");
    button.setOnAction(_ -> model.chooseFiles());
    button.disableProperty().bind(model.imports().busyProperty());
    return button;
  }

  private Button sample() {
    Button sample = new Button("Open a sample");
    sample.setId("engines-sample");
    sample.setOnAction(_ -> model.goTo(Screen.WELCOME));
    return sample;
  }

  private Node filled() {
    return SteadySplit.vertical(
        0.42,
        new Panel("Profiled engines, at their smallest batch size", table()),
        new EngineDetail(model));
  }

  private DataTable<EngineRow> table() {
    DataTable<EngineRow> table = new DataTable<>("Engines", columns());
    table.setId("engines-table");
    model.rows().addListener((ListChangeListener<EngineRow>) _ -> fill(table));
    ChosenRow.bind(table, model.selectedProperty());
    fill(table);
    return table;
  }

  private static List<DataColumn<EngineRow>> columns() {
    return List.of(
        DataColumn.text("Engine", row -> row.engine().id().value()),
        DataColumn.text("Precision", row -> row.engine().precision().name()),
        DataColumn.text("GPU", row -> row.gpu().value()),
        DataColumn.text("Batch sizes", EnginesView::batches),
        DataColumn.number("Kernels", row -> row.smallest().kernels().size(), Format::number),
        DataColumn.nanos("Solo latency", row -> row.smallest().latencyNanos()),
        DataColumn.text("Latency from", row -> source(row.smallest())),
        DataColumn.bytes("Memory", row -> row.smallest().deviceMemoryBytes(1)),
        DataColumn.text("Profile", EnginesView::origin),
        DataColumn.text("Name", row -> row.engine().name()));
  }

  private void fill(DataTable<EngineRow> table) {
    table.rows().setAll(model.rows());
    ChosenRow.show(table, model.selectedProperty().get());
  }

  private static String batches(EngineRow row) {
    return row.batchSizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /// How the latency of the smallest batch is known, with its sample count.
  static String source(EngineProfile profile) {
    return switch (profile.soloLatency()) {
      case SoloLatency.Measured measured -> "measured, n = " + Format.count(measured.sampleCount());
      case SoloLatency.NotMeasured _ -> "sum of kernels";
    };
  }

  private static String origin(EngineRow row) {
    return row.smallest().origin().name().toLowerCase(Locale.ROOT);
  }
}
