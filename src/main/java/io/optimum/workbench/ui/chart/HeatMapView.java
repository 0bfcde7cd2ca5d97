package io.optimum.workbench.ui.chart;

import io.optimum.workbench.exporter.text.Csv;
import io.optimum.workbench.ui.style.Palette;
import java.util.ArrayList;
import java.util.Arrays;
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
/// a click or the arrow keys select it.
public final class HeatMapView extends CanvasView {
  /// A cell, by row and column.
  public record Cell(int row, int column) {}

  private static final double MOST_CELL = 64;
  private static final double LEGEND_WIDTH = 92;
  private static final double PIXELS_PER_DIGIT = 38;

  /// Smaller cells are pixels of one picture, without gaps.
  private static final double LEAST_DRAWN_CELL = 12;

  /// Names closer than this would touch; then only some are written.
  private static final double NAME_PIXELS = 14;

  private static final double SLANTED_PIXELS = 20;

  private final ObjectProperty<HeatMapData> data = new SimpleObjectProperty<>(this, "data");
  private final ObjectProperty<@Nullable Cell> selected =
      new SimpleObjectProperty<>(this, "selected");
  private @Nullable Cell hovered;
  private Rectangle2D area = Rectangle2D.EMPTY;
  private final BooleanProperty ordered = new SimpleBooleanProperty(this, "ordered", true);
  private HeatMapOrder order = HeatMapOrder.given(0, 0);
  private final Layer above = addLayer(this::paintAbove);

  public HeatMapView(HeatMapData initial) {
    getStyleClass().add("heat-map-view");
    setPrefSize(560, 480);
    data.set(initial);
    data.subscribe(_ -> arrange());
    ordered.subscribe(_ -> arrange());
    selected.subscribe(_ -> repaint(above));
    setOnMouseMoved(e -> hover(cellAt(e.getX(), e.getY())));
    setOnMouseExited(_ -> hover(null));
    setOnMouseClicked(this::click);
    setOnKeyPressed(this::key);
  }

  public ObjectProperty<HeatMapData> dataProperty() {
    return data;
  }

  /// The chosen cell; null = none.
  public ObjectProperty<@Nullable Cell> selectedProperty() {
    return selected;
  }

  /// Whether rows and columns are ordered by their means, the greatest first, so that what is alike
  /// lies together; else they are as given.
  public BooleanProperty orderedProperty() {
    return ordered;
  }

  private void arrange() {
    HeatMapData shown = data.get();
    order =
        ordered.get()
            ? HeatMapOrder.byMean(shown)
            : HeatMapOrder.given(shown.rows().size(), shown.columns().size());
    hovered = null;
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
      area = Rectangle2D.EMPTY;
      brush.empty(shown.emptyText(), width, height);
      return;
    }
    area = place(brush, shown, width, height);
    double most = most(shown);
    if (area.getWidth() / shown.columns().size() < LEAST_DRAWN_CELL) {
      brush.g().image(HeatMapPixels.of(shown, order, most, brush.inks()), area);
    } else {
      for (int row = 0; row < shown.rows().size(); row++) {
        for (int column = 0; column < shown.columns().size(); column++) {
          cell(brush, shown, new Cell(row, column), most);
        }
      }
    }
    names(brush, shown);
    legend(brush, shown, most, width);
  }

  private void paintAbove(Brush brush, double width, double height) {
    if (!area.equals(Rectangle2D.EMPTY)) {
      outline(brush, selected.get(), brush.inks().ink());
      outline(brush, hovered, Inks.faded(brush.inks().ink(), 0.6));
      readOut(brush, data.get(), new Rectangle2D(0, 0, width, height));
    }
  }

  private static Rectangle2D place(Brush brush, HeatMapData shown, double width, double height) {
    double left = Math.min(width * 0.35, widest(brush, shown.rows()) + 16);
    double slanted = widest(brush, shown.columns()) * Math.sin(Math.PI / 4) + 18;
    double top = Math.min(height * 0.35, slanted);
    double cell =
        Math.min(
            MOST_CELL,
            Math.min(
                (width - left - LEGEND_WIDTH) / shown.columns().size(),
                (height - top - 10) / shown.rows().size()));
    double side = cell >= 4 ? Math.floor(cell) : Math.max(1, cell);
    return new Rectangle2D(left, top, side * shown.columns().size(), side * shown.rows().size());
  }

  private static double widest(Brush brush, List<String> names) {
    return names.stream()
        .mapToDouble(name -> brush.text().width(name, Brush.plain()))
        .max()
        .orElse(0);
  }

  private static double most(HeatMapData shown) {
    double most =
        Arrays.stream(shown.values())
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .max()
            .orElse(shown.least() + 1);
    return most > shown.least() ? most : shown.least() + 1;
  }

  private void cell(Brush brush, HeatMapData shown, Cell cell, double most) {
    Rectangle2D box = box(cell);
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

  private void names(Brush brush, HeatMapData shown) {
    int every = (int) Math.ceil(NAME_PIXELS / (area.getWidth() / shown.columns().size()));
    for (int place = 0; place < shown.rows().size(); place += every) {
      int row = order.rows()[place];
      Rectangle2D box = box(new Cell(row, order.columns()[0]));
      String name = brush.text().fit(shown.rows().get(row), Brush.plain(), area.getMinX() - 12);
      double y = box.getMinY() + box.getHeight() / 2;
      brush.label(name, area.getMinX() - 8, y, brush.inks().ink(), TextAlignment.RIGHT);
    }
    double room = (area.getMinY() - 8) / Math.sin(Math.PI / 4);
    every = (int) Math.ceil(SLANTED_PIXELS / (area.getWidth() / shown.columns().size()));
    for (int place = 0; place < shown.columns().size(); place += every) {
      int column = order.columns()[place];
      Rectangle2D box = box(new Cell(order.rows()[0], column));
      Pen g = brush.g();
      g.save();
      g.translate(box.getMinX() + box.getWidth() / 2, area.getMinY() - 7);
      g.rotate(-45);
      String name = brush.text().fit(shown.columns().get(column), Brush.plain(), room);
      brush.label(name, 0, 0, brush.inks().ink(), TextAlignment.LEFT);
      g.restore();
    }
  }

  private void legend(Brush brush, HeatMapData shown, double most, double width) {
    double x = Math.min(area.getMaxX() + 24, width - LEGEND_WIDTH + 24);
    double height = Math.min(160, area.getHeight());
    Pen g = brush.g();
    for (int i = 0; i < height; i++) {
      g.setFill(brush.palette().magnitude(1 - i / height));
      g.fillRect(x, area.getMinY() + i, 12, 1.5);
    }
    for (double part : new double[] {0, 0.5, 1}) {
      double value = shown.least() + part * (most - shown.least());
      double y = area.getMinY() + Math.clamp(height * (1 - part), 6, Math.max(6, height - 6));
      String words = shown.quantity().exact().apply(value);
      brush.label(words, x + 18, y, brush.inks().muted(), TextAlignment.LEFT);
    }
  }

  private void outline(Brush brush, @Nullable Cell cell, Color color) {
    if (cell != null && contains(cell)) {
      Rectangle2D box = box(cell);
      brush.g().setStroke(color);
      brush.g().setLineWidth(2);
      brush.g().strokeRect(box.getMinX(), box.getMinY(), box.getWidth() - 1, box.getHeight() - 1);
    }
  }

  private void readOut(Brush brush, HeatMapData shown, Rectangle2D bounds) {
    Cell cell = hovered;
    if (cell != null && contains(cell)) {
      Rectangle2D box = box(cell);
      brush.readOut(
          describe(shown, cell), box.getMaxX() - 8, box.getMinY() + box.getHeight() / 2, bounds);
    }
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
      repaint(above);
    }
  }

  private void click(MouseEvent event) {
    requestFocus();
    Cell cell = cellAt(event.getX(), event.getY());
    if (cell != null) {
      selected.set(cell);
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
    if (!area.contains(x, y) || data.get().cellCount() == 0) {
      return null;
    }
    double side = area.getWidth() / data.get().columns().size();
    return order.cellAt((int) ((y - area.getMinY()) / side), (int) ((x - area.getMinX()) / side));
  }

  private Rectangle2D box(Cell cell) {
    double side = area.getWidth() / data.get().columns().size();
    return new Rectangle2D(
        area.getMinX() + order.placeOfColumn(cell.column()) * side,
        area.getMinY() + order.placeOfRow(cell.row()) * side,
        side,
        side);
  }

  @Override
  protected String csv() {
    HeatMapData shown = data.get();
    Csv csv = new Csv(List.of("row", "column", shown.quantity().header()));
    for (int row : order.rows()) {
      for (int column : order.columns()) {
        double value = shown.values()[row][column];
        csv.row(
            Arrays.asList(
                shown.rows().get(row),
                shown.columns().get(column),
                Double.isFinite(value) ? value : null));
      }
    }
    return csv.toString();
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
