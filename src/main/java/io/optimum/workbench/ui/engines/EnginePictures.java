package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.bar.Bar;
import io.optimum.workbench.ui.chart.bar.BarsData;
import io.optimum.workbench.ui.chart.bar.BarsView;
import io.optimum.workbench.ui.chart.bar.HistogramData;
import io.optimum.workbench.ui.chart.bar.HistogramView;
import io.optimum.workbench.ui.chart.scatter.ScatterData;
import io.optimum.workbench.ui.chart.scatter.ScatterView;
import io.optimum.workbench.ui.control.LateTab;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.workflow.campaign.ResourceUse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where the time and the memory of an engine go, one picture per tab.
final class EnginePictures extends TabPane {
  private final BarsView heaviest = bars();
  private final HistogramView durations = new HistogramView(durations(new double[0]));
  private final BarsView pipes = bars();
  private final BarsView layerTypes = bars();
  private final BarsView memory = bars();
  private final BarsView use = bars();
  private final Label bound = new Label();
  private final ScatterView roofline =
      new ScatterView(
          ScatterData.of(Quantity.number(""), Quantity.number(""), List.of(), List.of()));

  EnginePictures() {
    setId("engine-pictures");
    SplitPane rollUp = new SplitPane(layerTypes, pipes);
    rollUp.setOrientation(Orientation.VERTICAL);
    bound.getStyleClass().add("hint");
    bound.setWrapText(true);
    bound.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(roofline, Priority.ALWAYS);
    getTabs()
        .addAll(
            tab("heaviest", "Heaviest", heaviest),
            tab("roofline", "Roofline", read()),
            tab("durations", "Durations", durations),
            tab("roll-up", "Types", rollUp),
            tab("memory", "Memory", memory),
            tab("gpu-share", "Share", use));
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    getStyleClass().add("small-tabs");
  }

  private VBox read() {
    VBox read = new VBox(bound, roofline);
    read.getStyleClass().add("rank-panel");
    return read;
  }

  /// @param gpu empty = there is no data sheet of it
  void show(EngineProfile profile, Optional<GpuSpec> gpu) {
    List.of(heaviest, durations, pipes, layerTypes, memory, use, roofline)
        .forEach(each -> each.setCaption(() -> caption(profile)));
    RollUp rollUp = new RollUp(profile);
    heaviest.dataProperty().set(heaviest(KernelSummary.of(profile)));
    durations
        .dataProperty()
        .set(durations(profile.kernels().stream().mapToDouble(each -> each.soloNanos()).toArray()));
    pipes.dataProperty().set(rollUp.byPipe());
    layerTypes.dataProperty().set(rollUp.byLayerType());
    memory.dataProperty().set(rollUp.memory());
    use.dataProperty().set(shares(gpu.map(sheet -> ResourceUse.of(profile, sheet))));
    Optional<Roofline> roof = gpu.map(sheet -> new Roofline(profile, sheet));
    bound.setText(roof.map(Roofline::sentence).orElse("There is no data sheet of this GPU."));
    roof.ifPresent(each -> roofline.dataProperty().set(each.data()));
    roofline.setVisible(roof.isPresent());
  }

  static Caption caption(EngineProfile profile) {
    String origin = profile.origin().name().toLowerCase(Locale.ROOT);
    return new Caption(
        "%s b%d alone on %s"
            .formatted(profile.key().engine(), profile.key().batchSize(), profile.key().gpu()),
        "%s profile (%s)".formatted(origin, profile.source()),
        Format.counted(profile.kernels().size(), "kernel") + "; " + inferences(profile));
  }

  private static String inferences(EngineProfile profile) {
    return switch (profile.soloLatency()) {
      case SoloLatency.Measured measured ->
          "latency measured over " + Format.counted(measured.sampleCount(), "inference");
      case SoloLatency.NotMeasured _ -> "latency not measured";
    };
  }

  private static BarsData heaviest(KernelSummary summary) {
    return new BarsData(
        Quantity.nanos("Time per inference"),
        summary.heaviest().stream()
            .map(each ->
                Bar.of(each.count() + " × " + each.name(), 0, Interval.exactly(each.nanos())))
            .toList(),
        "No kernels");
  }

  private static HistogramData durations(double[] nanos) {
    return new HistogramData(
        Quantity.nanos("Kernel duration alone").logarithmic(),
        nanos,
        "kernel",
        OptionalDouble.empty(),
        "No kernels");
  }

  private static BarsData shares(Optional<ResourceUse> use) {
    return new BarsData(
        Quantity.fraction("Share while alone"),
        use.map(EnginePictures::bars).orElse(List.of()),
        "There is no data sheet of this GPU");
  }

  private static List<Bar> bars(ResourceUse use) {
    return List.of(
        Bar.of("SM block slots", 0, Interval.exactly(use.smFraction())),
        Bar.of("DRAM bandwidth", 1, Interval.exactly(use.dramFraction())),
        Bar.of("Arithmetic peak", 2, Interval.exactly(use.computeFraction())),
        Bar.of("Host launches", 3, Interval.exactly(use.launchFraction())));
  }

  private static LateTab tab(String id, String title, Node content) {
    return new LateTab("picture-" + id, title, content);
  }

  private static BarsView bars() {
    return new BarsView(new BarsData(Quantity.number(""), List.of(), "No engine is chosen"));
  }
}
