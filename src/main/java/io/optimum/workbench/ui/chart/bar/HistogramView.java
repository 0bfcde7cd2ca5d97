package io.optimum.workbench.ui.chart.bar;

import io.optimum.workbench.domain.run.Percentile;
import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.CanvasView;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Layer;
import io.optimum.workbench.ui.chart.Navigation;
import io.optimum.workbench.ui.chart.PlotFrame;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.Rows;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// How values are spread, with their median and 99th percentile. Zooms and selects like all plots
/// ([Navigation]); what is selected is counted.
public final class HistogramView extends CanvasView {
  private final ObjectProperty<HistogramData> data = new SimpleObjectProperty<>(this, "data");
  private final Navigation navigation = new Navigation(this, this::frame);
  private double mouseX = Double.NaN;
  private double[] sorted = new double[0];
  private HistogramData.Bins bins = new HistogramData.Bins(Axis.linear(0, 1), new int[1]);
  private @Nullable PlotFrame frame;
  private final Layer above = addLayer(this::paintAbove);

  public HistogramView(HistogramData initial) {
    getStyleClass().add("histogram-view");
    setPrefSize(480, 300);
    data.set(initial);
    data.subscribe(this::count);
    setOnMouseMoved(e -> hover(e.getX()));
    setOnMouseExited(_ -> hover(Double.NaN));
    navigation.install();
  }

  public ObjectProperty<HistogramData> dataProperty() {
    return data;
  }

  public HistogramData.Bins bins() {
    return bins;
  }

  private @Nullable PlotFrame frame() {
    return frame;
  }

  private void count(HistogramData shown) {
    sorted = shown.sorted();
    bins = HistogramData.bins(sorted, shown.quantity().scale());
    navigation.refit(part -> sorted.length == 0 || bins.meet(part));
    repaint();
  }

  private void hover(double x) {
    mouseX = x;
    redraw(above);
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    if (sorted.length == 0) {
      frame = null;
      brush.empty(data.get().emptyText(), width, height);
      return;
    }
    Navigation.Seen all = all();
    Navigation.Seen axes = navigation.within(all).orElse(all);
    PlotFrame drawn =
        PlotFrame.draw(
            brush,
            new PlotFrame.Side(data.get().quantity(), axes.x()),
            new PlotFrame.Side(counts(), axes.y()),
            new Rectangle2D(4, 6, width - 8, height - 8));
    frame = drawn;
    brush.g().save();
    brush.g().clip(drawn.area());
    bars(brush, drawn);
    brush.g().restore();
    marker(brush, drawn, percentile(0.5), "p50", brush.inks().ink());
    if (Percentile.P99.isToldBy(sorted.length)) {
      marker(brush, drawn, percentile(0.99), "p99", brush.inks().ink());
    }
    data.get().limit().ifPresent(limit -> marker(brush, drawn, limit, "limit", brush.inks().bad()));
  }

  private Navigation.Seen all() {
    Axis values = bins.axis();
    if (data.get().limit().isPresent()) {
      values = values.including(data.get().limit().getAsDouble());
    }
    return new Navigation.Seen(values, Axis.linear(0, Math.max(1, bins.most()) * 1.08));
  }

  /// The count's axis: what is counted, and how many there are of it.
  private Quantity counts() {
    String what = data.get().what();
    return Quantity.number(
        "%s%ss, n = %s"
            .formatted(
                what.substring(0, 1).toUpperCase(Locale.ROOT),
                what.substring(1),
                Format.count(sorted.length)));
  }

  private double percentile(double share) {
    return HistogramData.percentile(sorted, share);
  }

  private void bars(Brush brush, PlotFrame drawn) {
    double bottom = drawn.y().toPixel(0);
    brush.g().setFill(brush.palette().series(0));
    for (int bin = 0; bin < bins.counts().length; bin++) {
      double left = drawn.x().toPixel(bins.edge(bin));
      double right = drawn.x().toPixel(bins.edge(bin + 1));
      double top = drawn.y().toPixel(bins.counts()[bin]);
      brush.g().fillRect(left, top, Math.max(1, right - left - 1), bottom - top);
    }
  }

  private void marker(Brush brush, PlotFrame drawn, double value, String name, Color color) {
    double x = drawn.x().toPixel(value);
    Rectangle2D area = drawn.area();
    if (x < area.getMinX() || x > area.getMaxX()) {
      return;
    }
    brush.g().setStroke(color);
    brush.g().setLineWidth(1.5);
    brush.g().setLineDashes(4, 3);
    brush.g().strokeLine(x, area.getMinY(), x, area.getMaxY());
    brush.g().setLineDashes();
    String words = name + " " + data.get().quantity().exact().apply(value);
    double wide = brush.text().width(words, Brush.plain());
    double left = x + 5 + wide > area.getMaxX() ? x - 5 - wide : x + 5;
    double middle = area.getMinY() + (name.equals("p50") ? 9 : name.equals("p99") ? 27 : 45);
    brush.labelOnPatch(words, left, middle, color, TextAlignment.LEFT);
  }

  private void paintAbove(Brush brush, double width, double height) {
    PlotFrame drawn = frame;
    if (drawn == null) {
      return;
    }
    navigation
        .selected()
        .ifPresent(box -> navigation.draw(brush, drawn, share(box.getMinX(), box.getMaxX())));
    if (drawn.covers(mouseX, drawn.area().getMinY() + 1)) {
      double value = drawn.x().toValue(mouseX);
      int bin = bins.of(value);
      brush.readOut(
          describe(bin), mouseX, drawn.area().getMinY() + 4, new Rectangle2D(0, 0, width, height));
    }
  }

  private String share(double low, double high) {
    long inside = DoubleStream.of(sorted).filter(v -> v >= low && v <= high).count();
    return "%s of %s (%s)"
        .formatted(
            Format.count(inside),
            Format.count(sorted.length),
            Format.fraction((double) inside / sorted.length));
  }

  private List<String> describe(int bin) {
    var exact = data.get().quantity().exact();
    List<String> lines = new ArrayList<>();
    lines.add("%s to %s".formatted(exact.apply(bins.edge(bin)), exact.apply(bins.edge(bin + 1))));
    lines.add(
        "%s of %s"
            .formatted(
                Format.counted(bins.counts()[bin], data.get().what()),
                Format.count(sorted.length)));
    return lines;
  }

  @Override
  protected List<Quantity> quantities() {
    return List.of(data.get().quantity());
  }

  @Override
  protected Content values(Caption under) {
    HistogramData shown = data.get();
    HistogramData.Bins counted = bins;
    String unit = shown.quantity().header();
    return new Rows(
            List.of(unit + " from", unit + " to", shown.what() + "s"),
            take -> {
              for (int bin = 0; bin < counted.counts().length; bin++) {
                take.accept(
                    List.of(counted.edge(bin), counted.edge(bin + 1), counted.counts()[bin]));
              }
            })
        .csv(under);
  }

  @Override
  protected String sentence() {
    var exact = data.get().quantity().exact();
    return sorted.length == 0
        ? "Histogram of %s; nothing yet.".formatted(data.get().quantity().title())
        : "Histogram of %s of %s %ss from %s to %s; median %s%s."
            .formatted(
                data.get().quantity().title(),
                Format.count(sorted.length),
                data.get().what(),
                exact.apply(sorted[0]),
                exact.apply(sorted[sorted.length - 1]),
                exact.apply(percentile(0.5)),
                Percentile.P99.isToldBy(sorted.length)
                    ? ", 99th percentile " + exact.apply(percentile(0.99))
                    : "");
  }
}
