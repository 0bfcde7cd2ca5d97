package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.KernelProfile;
import io.optimum.workbench.ui.chart.Bar;
import io.optimum.workbench.ui.chart.BarsData;
import io.optimum.workbench.ui.chart.BarsView;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.workflow.ResourceUse;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/// The engine looked at: its kernels in stream order, and where its time goes.
final class EngineDetail extends SplitPane {
  private final EnginesViewModel model;
  private final DataTable<KernelProfile> kernels = new DataTable<>("Kernels", columns());
  private final BarsView heaviest = bars("No kernels");
  private final BarsView durations = bars("No kernels");
  private final BarsView use = bars("No data sheet of this GPU");
  private final ComboBox<Integer> batches = new ComboBox<>();
  private final Label subject = new Label();

  EngineDetail(EnginesViewModel model) {
    this.model = model;
    kernels.setId("kernels-table");
    subject.getStyleClass().add("hint");
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
    Panel table =
        new Panel("Kernels of one inference", subject, kernels).withTools(batchName, batches);
    Panel pictures = new Panel("Where the time goes", pictures());
    getItems().addAll(table, pictures);
    setDividerPositions(0.61);
    model.selectedProperty().subscribe(this::listBatches);
    model.profileProperty().subscribe(this::show);
  }

  private TabPane pictures() {
    TabPane tabs =
        new TabPane(
            new Tab("Heaviest", heaviest),
            new Tab("Durations", durations),
            new Tab("GPU share", use));
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
    if (profile == null) {
      subject.setText("");
      return;
    }
    batches.setValue(profile.key().batchSize());
    subject.setText(
        "%s · %s (%s) · %s kernels"
            .formatted(
                profile.key().engine(),
                Format.nanos(profile.latencyNanos()),
                EnginesView.source(profile),
                Format.count(profile.kernels().size())));
    draw(KernelSummary.of(profile));
  }

  private void draw(KernelSummary summary) {
    heaviest
        .dataProperty()
        .set(
            new BarsData(
                Quantity.nanos("Time per inference"),
                summary.heaviest().stream()
                    .map(each ->
                        Bar.of(
                            each.count() + " × " + each.name(), 0, Interval.exactly(each.nanos())))
                    .toList(),
                "No kernels"));
    durations
        .dataProperty()
        .set(
            new BarsData(
                Quantity.number("Kernels"),
                summary.durations().stream()
                    .map(each ->
                        Bar.of(
                            Format.nanos(each.fromNanos()) + " – " + Format.nanos(each.toNanos()),
                            1,
                            Interval.exactly(each.count())))
                    .toList(),
                "No kernels"));
    use.dataProperty().set(shares());
  }

  private BarsData shares() {
    return new BarsData(
        Quantity.fraction("Share while alone"),
        model.use().map(EngineDetail::shares).orElse(List.of()),
        "No data sheet of this GPU");
  }

  private static List<Bar> shares(ResourceUse use) {
    return List.of(
        Bar.of("SM block slots", 0, Interval.exactly(use.smFraction())),
        Bar.of("DRAM bandwidth", 1, Interval.exactly(use.dramFraction())),
        Bar.of("Arithmetic peak", 2, Interval.exactly(use.computeFraction())),
        Bar.of("Host launches", 3, Interval.exactly(use.launchFraction())));
  }

  private static BarsView bars(String emptyText) {
    return new BarsView(new BarsData(Quantity.number(""), List.of(), emptyText));
  }

  private static List<DataColumn<KernelProfile>> columns() {
    return List.of(
        DataColumn.text("Kernel", KernelProfile::name),
        DataColumn.text("Layer", KernelProfile::layer),
        DataColumn.number("Solo", KernelProfile::soloNanos, Format::nanos),
        DataColumn.number("Blocks", KernelProfile::blocks, Format::number),
        DataColumn.number("Threads", KernelProfile::threadsPerBlock, Format::number),
        DataColumn.number("DRAM", KernelProfile::dramBytes, Format::bytes),
        DataColumn.text("Pipe", each -> each.pipe().name()));
  }
}
