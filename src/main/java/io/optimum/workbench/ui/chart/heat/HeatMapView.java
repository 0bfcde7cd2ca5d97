package io.optimum.workbench.ui.chart.heat;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.CanvasView;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Inks;
import io.optimum.workbench.ui.chart.Layer;
import io.optimum.workbench.ui.chart.Navigation;
import io.optimum.workbench.ui.chart.Pen;
import io.optimum.workbench.ui.chart.PlotFrame;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.style.Palette;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// A table of magnitudes, such as the predicted slowdown of every pair. The mouse reads a cell out,
/// a click or the arrow keys select it. Zooms and selects like all plots ([Navigation]); the mean
/// of what is selected is said.
public final class HeatMapView extends CanvasView {
  /// A cell, by row and column.
  public record Cell(int row, int column) {}

  private static final double MOST_CELL = 64;
  private static final double PIXELS_PER_DIGIT = 33;

  /// Smaller cells are pixels of one picture, without gaps.
  private static final double LEAST_DRAWN_CELL = 12;

  private final ObjectProperty<HeatMapData> data = new SimpleObjectProperty<>(this, "data");
  private final ObjectProperty<@Nullable Cell> selected =
      new SimpleObjectProperty<>(this, "selected");
  private @Nullable Cell hovered;
  private @Nullable PlotFrame frame;

  /// Whether rows and columns are ordered by their means, the greatest first, so that what is alike
  /// lies together; else they are as given.
  private final BooleanProperty ordered = new SimpleBooleanProperty(this, "ordered", true);

  private HeatMapOrder order = HeatMapOrder.given(0, 0);
  private final Layer above = addLayer(this::paintAbove);
  private final Navigation navigation = new Navigation(this, () -> frame);

  public HeatMapView(HeatMapData initial) {
    getStyleClass().add("heat-map-view");
    setPrefSize(560, 480);
    data.set(initial);
    data.subscribe(_ -> arrange());
    ordered.subscribe(_ -> arrange());
    selected.subscribe(_ -> hovered = null);
    selected.subscribe(_ -> redraw(above));
    setOnMouseMoved(e -> hover(cellAt(e.getX(), e.getY())));
    setOnMouseExited(_ -> hover(null));
    setOnMouseClicked(this::click);
    setOnKeyPressed(this::key);
    navigation.install();
  }

  public ObjectProperty<HeatMapData> dataProperty() {
    return data;
  }

  /// The chosen cell; null = none.
  public ObjectProperty<@Nullable Cell> selectedProperty() {
    return selected;
  }

  /// The plot as it was last drawn: columns go right from 0, rows go down from 0 to less.
  public PlotFrame plot() {
    PlotFrame drawn = frame;
    if (drawn == null) {
      throw new IllegalStateException("The map has not been drawn, or has no cells.");
    }
    return drawn;
  }

  private void arrange() {
    HeatMapData shown = data.get();
    order =
        ordered.get()
            ? HeatMapOrder.byMean(shown)
            : HeatMapOrder.given(shown.rows().size(), shown.columns().size());
    hovered = null;
    navigation.refit(part -> shown.cellCount() == 0 || part.meets(all(shown)));
    repaint();
  }

  @Override
  protected List<MenuItem> menuItems() {
    CheckMenuItem item = new CheckMenuItem("Order by mean");
    item.setSelected(ordered.get());
    item.setOnAction(_ -> ordered.set(item.isSelected()));
    return List.of(item);
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    HeatMapData shown = data.get();
    if (shown.cellCount() == 0) {
      frame = null;
      brush.empty(shown.emptyText(), width, height);
      return;
    }
    PlotFrame drawn = place(brush, shown, width, height);
    frame = drawn;
    double most = shown.most();
    brush.g().save();
    brush.g().clip(drawn.area());
    if (box(drawn, 0, 0).getWidth() < LEAST_DRAWN_CELL) {
      brush.g().image(HeatMapPixels.of(shown, order, most, brush.inks()), whole(drawn, shown));
    } else {
      cells(brush, drawn, most);
    }
    brush.g().restore();
    HeatMapMargins margins = new HeatMapMargins(brush, shown, order, drawn.area());
    Rectangle2D first = box(drawn, 0, 0);
    margins.rows(drawn.y(), first.getHeight());
    margins.columns(drawn.x(), first.getWidth());
    margins.legend(most, width);
  }

  private void paintAbove(Brush brush, double width, double height) {
    PlotFrame drawn = frame;
    if (drawn != null) {
      brush.g().save();
      brush.g().clip(grown(drawn.area(), 1));
      outline(brush, drawn, selected.get(), brush.inks().ink());
      outline(brush, drawn, hovered, Inks.faded(brush.inks().ink(), 0.6));
      brush.g().restore();
      if (navigation.selected().isPresent()) {
        navigation.draw(brush, drawn, mean());
      }
      readOut(brush, drawn, new Rectangle2D(0, 0, width, height));
    }
  }

  /// Columns go right from 0, rows go down from 0 to less.
  private PlotFrame place(Brush brush, HeatMapData shown, double width, double height) {
    double left = Math.min(width * 0.35, widest(brush, shown.rows()) + 16);
    double slanted = widest(brush, shown.columns()) * Math.sin(Math.PI / 4) + 18;
    double top = Math.min(height * 0.35, slanted);
    double cell =
        Math.min(
            MOST_CELL,
            Math.min(
                (width - left - HeatMapMargins.LEGEND_WIDTH) / shown.columns().size(),
                (height - top - 10) / shown.rows().size()));
    double side = cell >= 4 ? Math.floor(cell) : Math.max(1, cell);
    Rectangle2D area =
        new Rectangle2D(left, top, side * shown.columns().size(), side * shown.rows().size());
    Navigation.Seen all = all(shown);
    Navigation.Seen seen = navigation.within(all).orElse(all);
    return new PlotFrame(
        new Transform(seen.x(), left, area.getMaxX()),
        new Transform(seen.y(), area.getMaxY(), top),
        area);
  }

  private static Navigation.Seen all(HeatMapData shown) {
    return new Navigation.Seen(
        Axis.linear(0, shown.columns().size()), Axis.linear(-shown.rows().size(), 0));
  }

  /// Where all cells lie, also those out of sight.
  private static Rectangle2D whole(PlotFrame drawn, HeatMapData shown) {
    double left = drawn.x().toPixel(0);
    double top = drawn.y().toPixel(0);
    return new Rectangle2D(
        left,
        top,
        drawn.x().toPixel(shown.columns().size()) - left,
        drawn.y().toPixel(-shown.rows().size()) - top);
  }

  private static Rectangle2D grown(Rectangle2D area, double by) {
    return new Rectangle2D(
        area.getMinX() - by,
        area.getMinY() - by,
        area.getWidth() + 2 * by,
        area.getHeight() + 2 * by);
  }

  private static double widest(Brush brush, List<String> names) {
    return names.stream()
        .mapToDouble(name -> brush.text().width(name, Brush.plain()))
        .max()
        .orElse(0);
  }

  private void cells(Brush brush, PlotFrame drawn, double most) {
    for (int row = 0; row < order.rows().length; row++) {
      for (int column = 0; column < order.columns().length; column++) {
        Rectangle2D box = box(drawn, row, column);
        if (box.intersects(drawn.area())) {
          cell(brush, box, at(row, column), most);
        }
      }
    }
  }

  private void cell(Brush brush, Rectangle2D box, Cell cell, double most) {
    HeatMapData shown = data.get();
    double value = shown.values()[cell.row()][cell.column()];
    Pen g = brush.g();
    boolean known = Double.isFinite(value);
    Color fill =
        known
            ? brush.palette().magnitude((value - shown.least()) / (most - shown.least()))
            : brush.inks().raised();
    g.setFill(fill);
    g.fillRect(box.getMinX(), box.getMinY(), box.getWidth() - 1, box.getHeight() - 1);
    String words = known ? shown.quantity().exact().apply(value) : "–";
    if (box.getWidth() >= PIXELS_PER_DIGIT) {
      Color ink = known ? Palette.textOn(fill) : brush.inks().muted();
      double x = box.getMinX() + box.getWidth() / 2;
      double y = box.getMinY() + box.getHeight() / 2;
      brush.label(words, x, y, ink, TextAlignment.CENTER);
    }
  }

  private void outline(Brush brush, PlotFrame drawn, @Nullable Cell cell, Color color) {
    if (cell != null && contains(cell)) {
      Rectangle2D box = box(drawn, cell);
      brush.g().setStroke(color);
      brush.g().setLineWidth(2);
      brush.g().strokeRect(box.getMinX(), box.getMinY(), box.getWidth() - 1, box.getHeight() - 1);
    }
  }

  private void readOut(Brush brush, PlotFrame drawn, Rectangle2D bounds) {
    Cell cell = hovered;
    if (cell != null && contains(cell)) {
      Rectangle2D box = box(drawn, cell);
      brush.readOut(
          describe(data.get(), cell),
          box.getMaxX() - 8,
          box.getMinY() + box.getHeight() / 2,
          bounds);
    }
  }

  /// The cells in the selected rectangle, or all, in the order they are drawn.
  public List<Cell> chosen() {
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < order.rows().length; row++) {
      for (int column = 0; column < order.columns().length; column++) {
        if (navigation.selected().isEmpty() || navigation.isSelected(column + 0.5, -row - 0.5)) {
          cells.add(at(row, column));
        }
      }
    }
    return cells;
  }

  private Cell at(int row, int column) {
    return new Cell(order.rows()[row], order.columns()[column]);
  }

  private String mean() {
    HeatMapData shown = data.get();
    List<Cell> cells = chosen();
    DoubleSummaryStatistics known =
        cells.stream()
            .mapToDouble(cell -> shown.values()[cell.row()][cell.column()])
            .filter(Double::isFinite)
            .summaryStatistics();
    String mean = known.getCount() == 0 ? "–" : shown.quantity().exact().apply(known.getAverage());
    return "%d of %d cells, mean %s".formatted(cells.size(), shown.cellCount(), mean);
  }

  private static List<String> describe(HeatMapData shown, Cell cell) {
    List<String> lines = new ArrayList<>();
    lines.add(shown.rows().get(cell.row()) + " with " + shown.columns().get(cell.column()));
    double value = shown.values()[cell.row()][cell.column()];
    String words = Double.isFinite(value) ? shown.quantity().exact().apply(value) : "not known";
    lines.add(shown.quantity().title() + ": " + words);
    if (!shown.details().isEmpty()) {
      lines.addAll(shown.details().get(cell.row()).get(cell.column()).lines().toList());
    }
    return lines;
  }

  private void hover(@Nullable Cell now) {
    if (now == null ? hovered != null : !now.equals(hovered)) {
      hovered = now;
      redraw(above);
    }
  }

  private void click(MouseEvent event) {
    requestFocus();
    Cell cell = cellAt(event.getX(), event.getY());
    if (cell != null && isClick(event)) {
      selected.set(cell);
      hover(cell);
    }
  }

  private void key(KeyEvent event) {
    HeatMapData shown = data.get();
    if (shown.cellCount() == 0) {
      return;
    }
    Cell from = selected.get();
    int row = from == null || !contains(from) ? 0 : order.placeOfRow(from.row());
    int column = from == null || !contains(from) ? 0 : order.placeOfColumn(from.column());
    Cell to =
        switch (event.getCode()) {
          case LEFT -> order.cellAt(row, column - 1);
          case RIGHT -> order.cellAt(row, column + 1);
          case UP -> order.cellAt(row - 1, column);
          case DOWN -> order.cellAt(row + 1, column);
          default -> null;
        };
    if (to != null) {
      event.consume();
      selected.set(to);
      hover(to);
    }
  }

  private boolean contains(Cell cell) {
    return cell.row() >= 0
        && cell.row() < data.get().rows().size()
        && cell.column() >= 0
        && cell.column() < data.get().columns().size();
  }

  private @Nullable Cell cellAt(double x, double y) {
    PlotFrame drawn = frame;
    if (drawn == null || !drawn.covers(x, y)) {
      return null;
    }
    int row = (int) Math.floor(-drawn.y().toValue(y));
    int column = (int) Math.floor(drawn.x().toValue(x));
    boolean inside =
        row >= 0 && column >= 0 && row < order.rows().length && column < order.columns().length;
    return inside ? order.cellAt(row, column) : null;
  }

  private Rectangle2D box(PlotFrame drawn, Cell cell) {
    return box(drawn, order.placeOfRow(cell.row()), order.placeOfColumn(cell.column()));
  }

  private static Rectangle2D box(PlotFrame drawn, int row, int column) {
    double left = drawn.x().toPixel(column);
    double top = drawn.y().toPixel(-row);
    return new Rectangle2D(
        left, top, drawn.x().toPixel(column + 1) - left, drawn.y().toPixel(-row - 1) - top);
  }

  @Override
  protected List<Quantity> quantities() {
    return List.of(data.get().quantity());
  }

  @Override
  protected Content values(Caption under) {
    return data.get().rows(chosen()).csv(under);
  }

  @Override
  protected String sentence() {
    HeatMapData shown = data.get();
    Cell cell = selected.get();
    return "Heat map of %s, %d by %d%s."
        .formatted(
            shown.quantity().title(),
            shown.rows().size(),
            shown.columns().size(),
            cell != null && contains(cell)
                ? "; selected: " + String.join(", ", describe(shown, cell))
                : "");
  }
}
