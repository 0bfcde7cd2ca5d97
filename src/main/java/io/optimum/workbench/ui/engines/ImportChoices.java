package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.importer.source.ImportRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What files may not say themselves: the GPU, the batch size, the precision and the dynamic
/// dimensions of a network. Changing them reads the files again.
final class ImportChoices extends FlowPane {
  private static final String BY_FILES = "as the files say";

  private final ComboBox<String> gpu = new ComboBox<>();
  private final ComboBox<Precision> precision = new ComboBox<>();
  private final TextField batch = new TextField();
  private final TextField dimensions = new TextField();
  private final Label advice = new Label();
  private final ImportViewModel model;

  ImportChoices(ImportViewModel model) {
    this.model = model;
    getStyleClass().add("import-choices");
    gpu.setId("import-gpu");
    precision.setId("import-precision");
    precision
        .getItems()
        .setAll(Arrays.stream(Precision.values()).filter(p -> p != Precision.MIXED).toList());
    batch.setId("import-batch");
    batch.setPromptText(BY_FILES);
    batch.setPrefColumnCount(8);
    dimensions.setId("import-dimensions");
    dimensions.setPromptText("sequence=128, height=640");
    dimensions.setPrefColumnCount(16);
    advice.getStyleClass().add("advice");
    Button again = new Button("Read again");
    again.setId("import-again");
    again.setMinWidth(Region.USE_PREF_SIZE);
    again.setOnAction(_ -> readAgain());
    again.disableProperty().bind(model.busyProperty());
    getChildren()
        .addAll(
            named("GPU", gpu),
            named("Batch size", batch),
            named("Network precision", precision),
            named("Dynamic dimensions", dimensions),
            again,
            advice);
  }

  private static Node named(String name, javafx.scene.control.Control control) {
    Label label = new Label(name);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(control);
    control.setAccessibleText(name);
    HBox box = new HBox(label, control);
    box.getStyleClass().add("named");
    return box;
  }

  void show(ImportRequest request) {
    List<String> gpus = new ArrayList<>(List.of(BY_FILES));
    model.gpus().forEach(each -> gpus.add(each.value()));
    gpu.getItems().setAll(gpus);
    gpu.setValue(request.chosenGpu().map(GpuId::value).orElse(BY_FILES));
    batch.setText(request.batchSize() == 0 ? "" : String.valueOf(request.batchSize()));
    precision.setValue(request.precision());
    dimensions.setText(
        request.dimensions().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", ")));
    advice.setText("");
  }

  private void readAgain() {
    Optional<Integer> size = count(batch.getText().isBlank() ? "0" : batch.getText().strip());
    Optional<Map<String, Integer>> sizes = sizes(dimensions.getText());
    if (size.isEmpty() || sizes.isEmpty()) {
      advice.setText(
          size.isEmpty()
              ? "The batch size must be a whole number."
              : "Write dimensions as name=size, with commas between them.");
      return;
    }
    String chosen = gpu.getValue();
    @Nullable GpuId on = chosen == null || chosen.equals(BY_FILES) ? null : new GpuId(chosen);
    model.readAgain(request ->
        request
            .onGpu(on)
            .atBatch(size.get())
            .inPrecision(precision.getValue())
            .withDimensions(sizes.get()));
  }

  private static Optional<Integer> count(String text) {
    return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Map<String, Integer>> sizes(String text) {
    Map<String, Integer> sizes = new TreeMap<>();
    for (String each : text.split(",", -1)) {
      if (each.isBlank()) {
        continue;
      }
      String[] pair = each.split("=", 2);
      Optional<Integer> size = pair.length == 2 ? count(pair[1].strip()) : Optional.empty();
      if (size.isEmpty() || size.get() == 0 || pair[0].isBlank()) {
        return Optional.empty();
      }
      sizes.put(pair[0].strip(), size.get());
    }
    return Optional.of(sizes);
  }
}
