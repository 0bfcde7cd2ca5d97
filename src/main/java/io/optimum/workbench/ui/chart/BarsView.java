package io.optimum.workbench.ui.chart;

import io.optimum.workbench.exporter.text.Csv;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Named bars from left to right, each with its value, interval, limit, and what it was before.
public final class BarsView extends CanvasView {
  private static final double AXIS_ROW = 38;
  private static final double MOST_ROW = 44;
  private static final double VALUE_COLUMN = 96;

  private final ObjectProperty<BarsData> data = new SimpleObjectProperty<>(this, "data");

  public BarsView(BarsData initial) {
    getStyleClass().add("bars-view");
    setPrefSize(420, 240);
    data.set(initial);
    data.subscribe(_ -> repaint());
  }

  public ObjectProperty<BarsData> dataProperty() {
    return data;
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    BarsData shown = data.get();
    if (shown.bars().isEmpty()) {
      brush.empty(shown.emptyText(), width, height);
      return;
    }
    double widest =
        shown.bars().stream()
            .mapToDouble(bar -> brush.text().width(bar.label(), Brush.plain()))
            .max()
            .orElse(0);
    double left = Math.min(widest + 18, width * 0.4);
    double bottom = Math.min(height - AXIS_ROW, 8 + MOST_ROW * shown.bars().size());
    Rectangle2D area =
        new Rectangle2D(left, 8, Math.max(1, width - left - VALUE_COLUMN), Math.max(1, bottom - 8));
    Transform lengths = new Transform(axis(shown), area.getMinX(), area.getMaxX());
    axis(brush, lengths, area, shown.quantity());
    double row = area.getHeight() / shown.bars().size();
    for (int i = 0; i < shown.bars().size(); i++) {
      Rectangle2D place = new Rectangle2D(left, area.getMinY() + i * row, area.getWidth(), row);
      new Row(brush, lengths, place, shown.quantity()).draw(shown.bars().get(i));
    }
  }

  private static Axis axis(BarsData shown) {
    double most =
        shown.bars().stream()
            .flatMapToDouble(bar ->
                DoubleStream.of(bar.value().high(), bar.before().orElse(0), bar.limit().orElse(0)))
            .max()
            .orElse(1);
    return Axis.linear(0, most > 0 ? most * 1.03 : 1);
  }

  private static void axis(Brush brush, Transform lengths, Rectangle2D area, Quantity quantity) {
    int most = (int) Math.max(2, area.getWidth() / 68);
    double step = lengths.axis().step(most);
    for (double tick : lengths.axis().ticks(most)) {
      double x = lengths.toPixel(tick);
      brush.line(brush.inks().grid(), x, area.getMinY(), x, area.getMaxY());
      String words = quantity.tick().print(tick, step);
      double y = area.getMaxY() + 10;
      brush.label(words, x, y, brush.inks().muted(), TextAlignment.CENTER);
    }
    double middle = (area.getMinX() + area.getMaxX()) / 2;
    brush.label(
        quantity.title(), middle, area.getMaxY() + 28, brush.inks().muted(), TextAlignment.CENTER);
  }

  @Override
  protected String csv() {
    BarsData shown = data.get();
    Csv csv = new Csv(List.of("bar", shown.quantity().header(), "low", "high", "before", "limit"));
    for (Bar bar : shown.bars()) {
      csv.row(
          Arrays.asList(
              bar.label(),
              bar.value().mid(),
              bar.value().low(),
              bar.value().high(),
              known(bar.before()),
              known(bar.limit())));
    }
    return csv.toString();
  }

  private static @Nullable Double known(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  @Override
  protected String sentence() {
    BarsData shown = data.get();
    return "Bar chart of %s: %s."
        .formatted(
            shown.quantity().title(),
            shown.bars().isEmpty()
                ? "nothing yet"
                : shown.bars().stream()
                    .map(b -> b.label() + " " + shown.quantity().exact().apply(b.value().mid()))
                    .collect(Collectors.joining(", ")));
  }

  /// Where one bar is drawn.
  private record Row(Brush brush, Transform lengths, Rectangle2D place, Quantity quantity) {
    void draw(Bar bar) {
      double middle = place.getMinY() + place.getHeight() / 2;
      double thickness = Math.min(20, place.getHeight() * 0.62);
      double top = middle - thickness / 2;
      double end = lengths.toPixel(bar.value().mid());
      Pen g = brush.g();
      g.setFill(brush.palette().series(bar.series()));
      g.fillRect(place.getMinX(), top, Math.max(1, end - place.getMinX()), thickness);
      bar.before().ifPresent(before -> outline(before, top, thickness));
      interval(bar, middle);
      bar.limit().ifPresent(limit -> limit(limit, middle, thickness));
      String name = brush.text().fit(bar.label(), Brush.plain(), place.getMinX() - 12);
      brush.label(name, place.getMinX() - 8, middle, brush.inks().ink(), TextAlignment.RIGHT);
      Color color = bar.exceedsLimit() ? brush.inks().bad() : brush.inks().ink();
      g.setFont(Brush.bold());
      String value = quantity.exact().apply(bar.value().mid());
      brush.label(value, place.getMaxX() + 10, middle, color, TextAlignment.LEFT);
      g.setFont(Brush.plain());
    }

    private void outline(double before, double top, double thickness) {
      Pen g = brush.g();
      g.setStroke(brush.inks().ink());
      g.setLineWidth(1.2);
      g.setLineDashes(3, 3);
      double width = lengths.toPixel(before) - place.getMinX();
      g.strokeRect(place.getMinX(), top - 2, width, thickness + 4);
      g.setLineDashes();
    }

    private void interval(Bar bar, double middle) {
      if (bar.value().low() < bar.value().high()) {
        double low = lengths.toPixel(bar.value().low());
        double high = lengths.toPixel(bar.value().high());
        Pen g = brush.g();
        g.setStroke(brush.inks().ink());
        g.setLineWidth(1.4);
        g.strokeLine(low, middle, high, middle);
        g.strokeLine(low, middle - 4, low, middle + 4);
        g.strokeLine(high, middle - 4, high, middle + 4);
      }
    }

    private void limit(double limit, double middle, double thickness) {
      Pen g = brush.g();
      g.setStroke(brush.inks().bad());
      g.setLineWidth(2);
      double x = lengths.toPixel(limit);
      g.strokeLine(x, middle - thickness / 2 - 5, x, middle + thickness / 2 + 5);
    }
  }
}
