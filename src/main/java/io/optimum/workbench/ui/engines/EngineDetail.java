package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.LateTab;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.control.SteadySplit;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/// The engine looked at: its kernels and layers in stream order, and where its time goes.
final class EngineDetail extends BorderPane {
  private final EnginesViewModel model;
  private final DataTable<KernelProfile> kernels = new DataTable<>("Kernels", kernelColumns());
  private final DataTable<Layer> layers = new DataTable<>("Layers", layerColumns());
  private final EnginePictures pictures = new EnginePictures();
  private final ComboBox<Integer> batches = new ComboBox<>();
  private final Label subject = new Label();

  EngineDetail(EnginesViewModel model) {
    this.model = model;
    kernels.setId("kernels-table");
    layers.setId("layers-table");
    subject.getStyleClass().add("hint");
    subject.setWrapText(true);
    subject.setMinHeight(USE_PREF_SIZE);
    batches.setMinWidth(USE_PREF_SIZE);
    Label batchName = new Label("Batch size");
    batchName.setMinWidth(USE_PREF_SIZE);
    batches.setId("batch-looked-at");
    batches.setAccessibleText("Batch size to look at");
    batches.setOnAction(_ -> {
      if (batches.getValue() != null) {
        model.lookAt(batches.getValue());
      }
    });
    Panel table = new Panel("One inference", subject, tables()).withTools(batchName, batches);
    setCenter(new SteadySplit(0.52, table, new Panel("Where time and memory go", pictures)));
    model.selectedProperty().subscribe(this::listBatches);
    model.profileProperty().subscribe(this::show);
  }

  private TabPane tables() {
    TabPane tabs =
        new TabPane(
            new LateTab("by-kernel", "Kernels", kernels),
            new LateTab("by-layer", "Layers", layers));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("small-tabs");
    return tabs;
  }

  private void listBatches(@Nullable EngineRow row) {
    batches.getItems().setAll(row == null ? List.of() : row.batchSizes());
    EngineProfile at = model.profileProperty().get();
    batches.setValue(at == null ? null : Integer.valueOf(at.key().batchSize()));
  }

  private void show(@Nullable EngineProfile profile) {
    kernels.rows().setAll(profile == null ? List.of() : profile.kernels());
    layers.rows().setAll(profile == null ? List.of() : Layer.of(profile));
    if (profile == null) {
      subject.setText("");
      return;
    }
    List.of(kernels, layers)
        .forEach(each -> each.setCaption(() -> EnginePictures.caption(profile)));
    batches.setValue(profile.key().batchSize());
    subject.setText(
        "%s · %s (%s) · %s kernels in %s layers"
            .formatted(
                profile.key().engine(),
                Format.nanos(profile.latencyNanos()),
                EnginesView.source(profile),
                Format.count(profile.kernels().size()),
                Format.count(layers.rows().size())));
    pictures.show(profile, model.sheet());
  }

  private static List<DataColumn<KernelProfile>> kernelColumns() {
    return List.of(
        DataColumn.text("Kernel", KernelProfile::name),
        DataColumn.text("Layer", KernelProfile::layer),
        DataColumn.nanos("Solo", KernelProfile::soloNanos),
        DataColumn.number("Blocks", KernelProfile::blocks, Format::number),
        DataColumn.number("Threads", KernelProfile::threadsPerBlock, Format::number),
        DataColumn.bytes("DRAM", KernelProfile::dramBytes),
        DataColumn.text("Pipe", RollUp::pipe));
  }

  private static List<DataColumn<Layer>> layerColumns() {
    return List.of(
        DataColumn.text("Layer", Layer::name),
        DataColumn.text("Type", each -> each.type().words()),
        DataColumn.number("Kernels", each -> each.kernels().size(), Format::number),
        DataColumn.nanos("Solo", Layer::soloNanos),
        DataColumn.fraction("Share", Layer::timeFraction),
        DataColumn.number("Operations", Layer::flops, EngineDetail::operations),
        DataColumn.bytes("DRAM", Layer::dramBytes));
  }

  private static String operations(double flops) {
    return Format.flopsPerSecond(flops).replace("/s", "");
  }
}
