package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.ProvenanceBadge;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Live lanes of a run, with what was measured in the selected piece of it.
///
/// Three spaces: **time** (nanoseconds since the start of the run), **lane** (rows of streams),
/// **pixels** (logical). The device's thread only writes to the [SpanStore]; once per frame the
/// view model pulls an immutable snapshot of it.
public final class TimelineView extends BorderPane {
  private static final double HEADER_HEIGHT = 32;
  private static final double ROW_HEIGHT = 28;
  private static final double MOST_TABLE_HEIGHT = 230;
  private static final String HINT =
      "Drag across the lanes to measure · Ctrl+wheel zooms · W A S D · 0 fits · Backspace goes"
          + " back";

  private final TimelineViewModel model;

  public TimelineView(TimelineViewModel model) {
    this.model = model;
    getStyleClass().add("timeline-view");
    setTop(bar());
    setCenter(new LaneArea(model));
    setBottom(statistics());
  }

  private Node bar() {
    ToggleButton follow = new ToggleButton("Follow");
    follow.selectedProperty().bindBidirectional(model.followingProperty());
    follow.setTooltip(new Tooltip("Keep the newest span in sight (Space)"));
    Button fit = button("Fit", "Show the whole run (0)", model::fit);
    Button zoom =
        button("Zoom to selection", "Show the selected piece (F)", model::zoomToSelection);
    model.selectionProperty().subscribe(range -> zoom.setDisable(range.isEmpty()));
    Button back =
        button("Back", "Show what was seen before the last zoom (Backspace)", model::back);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    ProvenanceBadge provenance = new ProvenanceBadge();
    provenance.provenanceProperty().bind(model.provenanceProperty());
    HBox bar = new HBox(follow, fit, zoom, back, gap, count(), dropped(), provenance);
    bar.getStyleClass().add("timeline-bar");
    return bar;
  }

  private static Button button(String title, String explanation, Runnable action) {
    Button button = new Button(title);
    button.setTooltip(new Tooltip(explanation));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Label count() {
    Label count = new Label();
    count.setId("span-count");
    count.getStyleClass().add("hint");
    count.setMinWidth(Region.USE_PREF_SIZE);
    model
        .snapshotProperty()
        .subscribe(now -> count.setText(Format.count(now.spanCount()) + " spans"));
    return count;
  }

  private Label dropped() {
    Label dropped = new Label();
    dropped.getStyleClass().addAll("badge", "warning");
    dropped.setMinWidth(Region.USE_PREF_SIZE);
    dropped.setTooltip(
        new Tooltip("The oldest spans were given up for newer ones; memory is bounded."));
    dropped.managedProperty().bind(dropped.visibleProperty());
    model
        .snapshotProperty()
        .subscribe(now -> {
          dropped.setVisible(now.droppedCount() > 0);
          dropped.setText(Format.count(now.droppedCount()) + " dropped");
        });
    return dropped;
  }

  private Node statistics() {
    Label title = new Label(HINT);
    title.getStyleClass().addAll("statistics-title", "hint");
    DataTable<RangeStatistics.Row> table =
        new DataTable<>("Statistics of the selection", columns());
    table.setPlaceholder(new Label("Nothing is selected."));
    table.setMinHeight(HEADER_HEIGHT + ROW_HEIGHT);
    model
        .snapshotProperty()
        .subscribe(now -> table.setPrefHeight(tableHeight(now.lanes().size() + 1)));
    model
        .statisticsProperty()
        .subscribe(found -> {
          table.rows().setAll(found.map(RangeStatistics::rows).orElse(List.of()));
          title.setText(found.map(TimelineView::headline).orElse(HINT));
        });
    VBox strip = new VBox(title, table);
    strip.getStyleClass().add("statistics-strip");
    return strip;
  }

  private static double tableHeight(int rows) {
    return Math.min(MOST_TABLE_HEIGHT, HEADER_HEIGHT + ROW_HEIGHT * rows + 4);
  }

  private static String headline(RangeStatistics found) {
    RangeStatistics.Row all = found.rows().getFirst();
    return "Δt %s from %s · GPU busy %s · two or more streams busy %s"
        .formatted(
            Format.nanos(found.range().lengthNanos()),
            Format.nanosAt(
                Math.max(0, found.range().startNanos()), found.range().lengthNanos() / 10),
            Format.fraction(all.busyFraction()),
            Format.fraction(found.overlapFraction()));
  }

  private static List<DataColumn<RangeStatistics.Row>> columns() {
    return List.of(
        DataColumn.text("Stream", RangeStatistics.Row::name),
        DataColumn.number("Inferences", RangeStatistics.Row::inferenceCount, TimelineView::whole),
        DataColumn.number("Kernels", RangeStatistics.Row::kernelCount, TimelineView::whole),
        DataColumn.number("Busy", RangeStatistics.Row::busyFraction, Format::fraction),
        DataColumn.number("Kernel p50", row -> orUnknown(row.p50Nanos()), Format::nanos),
        DataColumn.number("Kernel p99", row -> orUnknown(row.p99Nanos()), Format::nanos),
        DataColumn.number("Slowdown", RangeStatistics.Row::slowdown, Format::slowdown));
  }

  private static String whole(double count) {
    return Format.count(Math.round(count));
  }

  private static double orUnknown(long nanos) {
    return Optional.of(nanos).filter(n -> n > 0).map(Long::doubleValue).orElse(Double.NaN);
  }
}
