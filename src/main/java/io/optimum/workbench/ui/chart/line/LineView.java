package io.optimum.workbench.ui.chart.line;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.CanvasView;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Inks;
import io.optimum.workbench.ui.chart.Layer;
import io.optimum.workbench.ui.chart.Legend;
import io.optimum.workbench.ui.chart.Marker;
import io.optimum.workbench.ui.chart.Navigation;
import io.optimum.workbench.ui.chart.PlotFrame;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.Rows;
import io.optimum.workbench.ui.fx.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;

/// Lines over a common axis: losses by epoch, best objective so far. Long curves are thinned to the
/// least and the greatest value of each pixel, so that no peak is lost.
public final class LineView extends CanvasView {
  private final ObjectProperty<LineData> data = new SimpleObjectProperty<>(this, "data");
  private double mouseX = Double.NaN;
  private @Nullable PlotFrame frame;
  private final Layer above = addLayer(this::paintAbove);
  private final Navigation navigation = new Navigation(this, () -> frame);
  private final Legend legend = new Legend(this, this::repaint);

  public LineView(LineData initial) {
    getStyleClass().add("line-view");
    setPrefSize(480, 300);
    data.set(initial);
    data.subscribe(this::follow);
    setOnMouseMoved(e -> hover(e.getX()));
    setOnMouseExited(_ -> hover(Double.NaN));
    navigation.install();
  }

  public ObjectProperty<LineData> dataProperty() {
    return data;
  }

  private void follow(LineData now) {
    legend.setEntries(
        now.curves().stream()
            .filter(curve -> curve.x().length > 0)
            .map(curve -> new Legend.Entry(curve.series(), curve.name(), Legend.Swatch.LINE))
            .toList());
    navigation.refit(part ->
        shown().stream().allMatch(curve -> curve.x().length == 0)
            || shown().stream().anyMatch(curve -> curve.meets(part)));
    repaint();
  }

  private List<Curve> shown() {
    return data.get().curves().stream().filter(curve -> legend.isShown(curve.series())).toList();
  }

  private void hover(double x) {
    mouseX = x;
    redraw(above);
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    LineData shown = data.get();
    if (shown.curves().stream().allMatch(curve -> curve.x().length == 0)) {
      frame = null;
      brush.empty(shown.emptyText(), width, height);
      return;
    }
    double names = legend.isOfSeveral() ? legend.draw(brush, width) : 0;
    Rectangle2D outer = new Rectangle2D(4, names + 6, width - 8, height - names - 8);
    List<Curve> seen = legend.hidesAll() ? shown.curves() : shown();
    Navigation.Seen all =
        new Navigation.Seen(
            Axis.spanning(all(seen, true), shown.x().scale()),
            Axis.covering(all(seen, false), shown.y().scale()));
    Navigation.Seen axes = navigation.within(all).orElse(all);
    frame =
        PlotFrame.draw(
            brush,
            new PlotFrame.Side(shown.x(), axes.x()),
            new PlotFrame.Side(shown.y(), axes.y()),
            outer);
    curves(brush, frame, shown());
    legend.sayHidden(brush, frame.area());
  }

  private static void curves(Brush brush, PlotFrame on, List<Curve> curves) {
    brush.g().save();
    brush.g().clip(on.roomy());
    curves.forEach(curve -> draw(brush, on, curve));
    brush.g().restore();
  }

  private void paintAbove(Brush brush, double width, double height) {
    PlotFrame drawn = frame;
    if (drawn != null) {
      navigation
          .selected()
          .ifPresent(box ->
              navigation.draw(
                  brush,
                  drawn,
                  "%s to %s"
                      .formatted(
                          data.get().x().exact().apply(box.getMinX()),
                          data.get().x().exact().apply(box.getMaxX()))));
      readOut(brush, drawn, new Rectangle2D(0, 0, width, height));
    }
  }

  private static DoubleStream all(List<Curve> curves, boolean alongX) {
    return curves.stream().flatMapToDouble(c -> Arrays.stream(alongX ? c.x() : c.y()));
  }

  private static void draw(Brush brush, PlotFrame frame, Curve curve) {
    Polyline line = new Polyline(frame, curve.stepped());
    for (int i = 0; i < curve.x().length; i++) {
      line.add(curve.x()[i], curve.y()[i]);
    }
    line.draw(brush.g(), brush.palette().series(curve.series()));
  }

  private void readOut(Brush brush, PlotFrame shown, Rectangle2D bounds) {
    if (!shown.covers(mouseX, shown.area().getMinY() + 1)) {
      return;
    }
    LineData all = data.get();
    double x = nearestX(shown(), shown.x().toValue(mouseX));
    double pixel = shown.x().toPixel(x);
    brush.line(
        Inks.faded(brush.inks().ink(), 0.5),
        pixel,
        shown.area().getMinY(),
        pixel,
        shown.area().getMaxY());
    List<String> lines = new ArrayList<>();
    lines.add(all.x().title() + ": " + all.x().exact().apply(x));
    for (Curve curve : shown()) {
      double y = valueAt(curve, x);
      if (Double.isFinite(y)) {
        lines.add(curve.name() + ": " + all.y().exact().apply(y));
        Marker.CIRCLE.draw(
            brush.g(), brush.palette().series(curve.series()), pixel, shown.y().toPixel(y), 4);
      }
    }
    brush.readOut(lines, pixel, shown.area().getMinY() + 4, bounds);
  }

  private static double nearestX(List<Curve> curves, double wanted) {
    return all(curves, true)
        .boxed()
        .min((a, b) -> Double.compare(Math.abs(a - wanted), Math.abs(b - wanted)))
        .orElse(wanted);
  }

  /// The value of the last point at or before `x`; NaN where there is none.
  private static double valueAt(Curve curve, double x) {
    int found = Arrays.binarySearch(curve.x(), x);
    int at = found >= 0 ? found : -found - 2;
    boolean known = at >= 0 && (found >= 0 || curve.stepped());
    return known ? curve.y()[at] : Double.NaN;
  }

  @Override
  protected List<Quantity> quantities() {
    return List.of(data.get().x(), data.get().y());
  }

  @Override
  protected Content values(Caption under) {
    LineData shown = data.get();
    List<Curve> curves = shown();
    return new Rows(
            List.of("curve", shown.x().header(), shown.y().header()),
            take -> curves.forEach(curve -> rows(curve, take)))
        .csv(under);
  }

  private static void rows(Curve curve, Consumer<List<? extends @Nullable Object>> take) {
    for (int i = 0; i < curve.x().length; i++) {
      take.accept(List.of(curve.name(), curve.x()[i], curve.y()[i]));
    }
  }

  @Override
  protected String sentence() {
    LineData shown = data.get();
    List<String> ends = new ArrayList<>();
    for (Curve curve : shown()) {
      if (curve.y().length > 0) {
        double last = curve.y()[curve.y().length - 1];
        ends.add("%s ends at %s".formatted(curve.name(), shown.y().exact().apply(last)));
      }
    }
    return "Line chart of %s by %s; %s%s."
        .formatted(
            shown.y().title(),
            shown.x().title(),
            legend.hidesAll()
                ? "no curve shown"
                : ends.isEmpty() ? "no points yet" : String.join(", ", ends),
            legend.inWords());
  }
}
