package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.fx.Terms;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.lane.LaneCaption;
import io.optimum.workbench.ui.timeline.model.KernelTotal;
import io.optimum.workbench.ui.timeline.model.RangeStatistics;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.SpanHit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What happened in the selected piece, by stream and by kernel, of the streams that the lanes
/// show; the head and the row of all streams are of the whole run. A chosen row marks its stream or
/// its kernels on the lanes; a chosen span marks its rows.
final class StatisticsStrip extends VBox {
  private static final double HEADER_HEIGHT = 32;
  private static final double ROW_HEIGHT = 28;
  private static final double MOST_TABLE_HEIGHT = 230;
  private static final String HINT =
      "Drag across the lanes to measure · Ctrl+wheel zooms · W A S D · 0 fits · / finds · . , step"
          + " · right click for more";

  /// What the headline is made of.
  private static final String[] HEADLINE = {"Δt", "Kernel p50", "Kernel p99", "GPU busy"};

  private final TimelineViewModel model;
  private final DataTable<RangeStatistics.Row> streams =
      new DataTable<>("Statistics of the selection", streamColumns());
  private final DataTable<KernelTotal> kernels =
      new DataTable<>("Kernels of the selection", kernelColumns());
  private final Label title = new Label(HINT);
  private boolean following;

  StatisticsStrip(TimelineViewModel model) {
    this.model = model;
    getStyleClass().add("statistics-strip");
    ToggleGroup group = new ToggleGroup();
    HBox head = head(group);
    group.selectToggle(group.getToggles().getFirst());
    prepare(streams);
    prepare(kernels);
    StackPane tables = new StackPane(streams);
    tables.managedProperty().bind(tables.visibleProperty());
    model.statisticsProperty().subscribe(found -> tables.setVisible(found.isPresent()));
    group
        .selectedToggleProperty()
        .subscribe(chosen -> {
          if (chosen == null) {
            group.selectToggle(group.getToggles().getFirst());
          } else {
            boolean first = chosen.equals(group.getToggles().getFirst());
            tables.getChildren().setAll(List.of(first ? streams : kernels));
          }
        });
    getChildren().addAll(head, tables);
    model.runsProperty().subscribe(_ -> fit());
    model.statisticsProperty().subscribe(this::show);
    model.arrangementProperty().subscribe((_, _) -> show(model.statisticsProperty().get()));
    model.currentProperty().subscribe(this::mark);
    streams.getSelectionModel().selectedItemProperty().subscribe(this::choseStream);
    kernels.getSelectionModel().selectedItemProperty().subscribe(this::choseKernel);
  }

  private Caption caption() {
    return LaneCaption.of(model, title.getText());
  }

  private HBox head(ToggleGroup group) {
    title.getStyleClass().addAll("statistics-title", "hint");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    HBox head = new HBox(title, gap(), toggle("By stream", group), toggle("By kernel", group));
    head.getStyleClass().add("statistics-head");
    return head;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private static ToggleButton toggle(String text, ToggleGroup group) {
    ToggleButton button = new ToggleButton(text);
    button.getStyleClass().add("small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setToggleGroup(group);
    return button;
  }

  private void prepare(DataTable<?> table) {
    table.setCaption(this::caption);
    table.setPlaceholder(new Label("Nothing is selected."));
    table.setMinHeight(HEADER_HEIGHT + ROW_HEIGHT);
    table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
  }

  private void fit() {
    Runs runs = model.runsProperty().get();
    int rows = 1 + runs.watched().lanes().size() + runs.of(LaneKey.REFERENCE).lanes().size();
    double height = Math.min(MOST_TABLE_HEIGHT, HEADER_HEIGHT + ROW_HEIGHT * rows + 4);
    streams.setPrefHeight(height);
    kernels.setPrefHeight(height);
  }

  private void show(Optional<RangeStatistics> found) {
    following = true;
    Set<String> engines = shownEngines();
    streams
        .rows()
        .setAll(
            found.stream()
                .flatMap(all -> all.rows().stream())
                .filter(row -> row.lane().filter(lane -> !model.shows(lane)).isEmpty())
                .toList());
    kernels
        .rows()
        .setAll(
            found.stream()
                .flatMap(all -> all.kernels().stream())
                .filter(row -> row.engines().stream().anyMatch(engines::contains))
                .toList());
    following = false;
    title.setText(found.map(StatisticsStrip::headline).orElse(HINT));
    Terms.set(title, found.isPresent() ? HEADLINE : new String[0]);
    mark(model.currentProperty().get());
  }

  private Set<String> shownEngines() {
    return model.runsProperty().get().watched().lanes().stream()
        .map(LaneSpans::lane)
        .filter(lane -> model.shows(LaneKey.of(LaneKey.WATCHED, lane)))
        .map(lane -> lane.engine().value())
        .collect(Collectors.toSet());
  }

  /// From the lanes to the tables.
  private void mark(Optional<SpanHit> current) {
    following = true;
    current.ifPresent(hit -> {
      streams.rows().stream()
          .filter(row -> row.lane().equals(Optional.of(hit.key())))
          .findFirst()
          .ifPresent(row -> streams.getSelectionModel().select(row));
      String name = hit.title(model.runsProperty().get().of(hit.run()).names());
      kernels.rows().stream()
          .filter(row -> row.name().equals(name))
          .findFirst()
          .ifPresent(row -> kernels.getSelectionModel().select(row));
    });
    following = false;
  }

  /// From the tables to the lanes: the first span of the stream in the selected piece.
  private void choseStream(RangeStatistics.@Nullable Row row) {
    if (!following && row != null) {
      row.lane().ifPresent(model::showStream);
    }
  }

  private void choseKernel(@Nullable KernelTotal kernel) {
    if (!following && kernel != null) {
      model.find().queryProperty().set(java.util.regex.Pattern.quote(kernel.name()));
    }
  }

  private static String headline(RangeStatistics found) {
    RangeStatistics.Row all = found.rows().getFirst();
    return "Δt %s from %s · %s, p50 %s, p99 %s · GPU busy %s · two or more streams busy %s"
        .formatted(
            Format.nanos(found.range().lengthNanos()),
            Format.nanosAt(
                Math.max(0, found.range().startNanos()), found.range().lengthNanos() / 10),
            all.kernelCount() == 1 ? "1 kernel" : Format.count(all.kernelCount()) + " kernels",
            Format.nanos(orUnknown(all.p50Nanos())),
            Format.nanos(orUnknown(all.p99Nanos())),
            Format.fraction(all.busyFraction()),
            Format.fraction(found.overlapFraction()));
  }

  private static List<DataColumn<RangeStatistics.Row>> streamColumns() {
    return List.of(
        DataColumn.text("Stream", RangeStatistics.Row::name),
        DataColumn.number(
            "Inferences", RangeStatistics.Row::inferenceCount, StatisticsStrip::whole),
        DataColumn.number("Kernels", RangeStatistics.Row::kernelCount, StatisticsStrip::whole),
        DataColumn.fraction("Busy", RangeStatistics.Row::busyFraction),
        DataColumn.nanos("Kernel p50", row -> orUnknown(row.p50Nanos())),
        DataColumn.nanos("Kernel p99", row -> orUnknown(row.p99Nanos())),
        DataColumn.number("Slowdown", RangeStatistics.Row::slowdown, Format::slowdown));
  }

  private static List<DataColumn<KernelTotal>> kernelColumns() {
    return List.of(
        DataColumn.text("Kernel", KernelTotal::name),
        DataColumn.text("Engines", row -> String.join(", ", row.engines())),
        DataColumn.number("Count", KernelTotal::count, StatisticsStrip::whole),
        DataColumn.nanos("Total", KernelTotal::totalNanos),
        DataColumn.nanos("Mean", KernelTotal::meanNanos),
        DataColumn.nanos("Longest", KernelTotal::longestNanos),
        DataColumn.number("Slowdown", KernelTotal::slowdown, Format::slowdown));
  }

  private static String whole(double count) {
    return Format.count(Math.round(count));
  }

  private static double orUnknown(long nanos) {
    return nanos > 0 ? nanos : Double.NaN;
  }
}
