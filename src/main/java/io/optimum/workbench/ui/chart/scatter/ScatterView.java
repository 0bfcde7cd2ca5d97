package io.optimum.workbench.ui.chart.scatter;

import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.CanvasView;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Layer;
import io.optimum.workbench.ui.chart.Legend;
import io.optimum.workbench.ui.chart.Navigation;
import io.optimum.workbench.ui.chart.PlotFrame;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.Rows;
import io.optimum.workbench.ui.chart.Values;
import io.optimum.workbench.ui.fx.Content;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Points in two quantities: parity (predicted against measured) and tradeoffs (latency against
/// throughput, with the Pareto front and a limit).
///
/// The legend names the series that have marks, and hides them ([Legend]).
///
/// The mouse reads a mark out, a click selects it; with the keyboard, left and right walk through
/// the marks in the order of x. Zooms and selects like all plots ([Navigation]).
public final class ScatterView extends CanvasView {
  private static final double REACH_PIXELS = 12;

  private final ObjectProperty<ScatterData> data = new SimpleObjectProperty<>(this, "data");
  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
  private int hovered = -1;
  private ScatterColumns columns;
  private Navigation.Seen all;
  private @Nullable PlotFrame frame;
  private final Layer above = addLayer(this::paintAbove);
  private final Navigation navigation = new Navigation(this, () -> frame);
  private final Legend legend = new Legend(this, this::showSeries);

  public ScatterView(ScatterData initial) {
    getStyleClass().add("scatter-view");
    setPrefSize(480, 340);
    data.set(initial);
    legend.setEntries(named(initial));
    columns = ScatterColumns.of(initial, legend::isShown);
    all = columns.axes(initial);
    data.subscribe(this::follow);
    selected.subscribe(_ -> redraw(above));
    setOnMouseMoved(this::hover);
    setOnMouseExited(_ -> forgetHover());
    setOnMouseClicked(this::click);
    setOnKeyPressed(this::key);
    navigation.install();
  }

  public ObjectProperty<ScatterData> dataProperty() {
    return data;
  }

  /// Index of the selected mark; -1 = none.
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /// Index of the mark below the mouse; -1 = none.
  int hovered() {
    return hovered;
  }

  /// The plot as it was last drawn.
  public PlotFrame plot() {
    PlotFrame shown = frame;
    if (shown == null) {
      throw new IllegalStateException("The chart has not been drawn, or has no marks.");
    }
    return shown;
  }

  /// Where a mark was last drawn.
  Point2D pixelOf(int index) {
    PlotFrame shown = plot();
    Mark mark = data.get().marks().get(index);
    return new Point2D(shown.x().toPixel(mark.x().mid()), shown.y().toPixel(mark.y().mid()));
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    ScatterData shown = data.get();
    if (shown.marks().isEmpty()) {
      frame = null;
      brush.empty("No points yet", width, height);
      return;
    }
    double names = legend.draw(brush, width);
    Rectangle2D outer = new Rectangle2D(4, names + 6, width - 8, height - names - 8);
    frame = frame(brush, shown, outer);
    brush.g().save();
    brush.g().clip(frame.roomy());
    new ScatterPainter(brush, frame, shown, columns).still();
    brush.g().restore();
    legend.sayHidden(brush, frame.area());
  }

  private void paintAbove(Brush brush, double width, double height) {
    ScatterData shown = data.get().withGhostIf(legend::isShown);
    PlotFrame place = frame;
    if (place == null) {
      return;
    }
    ScatterPainter painter = new ScatterPainter(brush, place, shown, columns);
    brush.g().save();
    brush.g().clip(place.roomy());
    painter.moving(selected.get());
    brush.g().restore();
    if (navigation.selected().isPresent()) {
      navigation.draw(
          brush, place, "%d of %d points".formatted(chosen().size(), columns.seen().count()));
    }
    if (hovered >= 0 && hovered < shown.marks().size()) {
      painter.ring(hovered, brush.inks().ink());
      Point2D at = pixelOf(hovered);
      List<String> lines = describe(shown.marks().get(hovered));
      brush.readOut(lines, at.getX(), at.getY(), new Rectangle2D(0, 0, width, height));
    }
  }

  /// The marks in the selected rectangle, or all; none that is hidden.
  public List<Mark> chosen() {
    return data.get().marks().stream()
        .filter(mark -> legend.isShown(mark.series()))
        .filter(mark ->
            navigation.selected().isEmpty()
                || navigation.isSelected(mark.x().mid(), mark.y().mid()))
        .toList();
  }

  /// Shows what was hidden; for series of another kind.
  public void showAllSeries() {
    legend.showAll();
  }

  private void showSeries() {
    arrange(data.get());
    repaint();
  }

  private void arrange(ScatterData now) {
    hovered = -1;
    columns = ScatterColumns.of(now, legend::isShown);
    all = (legend.hidesAll() ? ScatterColumns.of(now, _ -> true) : columns).axes(now);
  }

  private PlotFrame frame(Brush brush, ScatterData shown, Rectangle2D outer) {
    Navigation.Seen axes = seen();
    return PlotFrame.draw(
        brush,
        new PlotFrame.Side(shown.x(), axes.x()),
        new PlotFrame.Side(shown.y(), axes.y()),
        outer);
  }

  private Navigation.Seen seen() {
    return navigation.within(all).orElse(all);
  }

  /// The points that stay are drawn again only when they, or the axes, have changed.
  private void follow(ScatterData before, ScatterData now) {
    boolean renamed = legend.setEntries(named(now));
    arrange(now);
    navigation.refit(part ->
        columns.seen().findAny().isEmpty()
            || columns.seen().anyMatch(i -> part.holds(columns.x()[i], columns.y()[i])));
    PlotFrame drawn = frame;
    boolean same =
        drawn != null
            && !renamed
            && now.staysAs(before)
            && seen().equals(new Navigation.Seen(drawn.x().axis(), drawn.y().axis()));
    if (same) {
      redraw(above);
    } else {
      repaint();
    }
  }

  /// The series that have marks to draw, the ghost's among them.
  private static List<Legend.Entry> named(ScatterData shown) {
    BitSet drawn = new BitSet();
    shown.marks().stream().filter(Mark::isFinite).forEach(mark -> drawn.set(mark.series()));
    int ghost = shown.ghost().filter(Mark::isFinite).map(Mark::series).orElse(-1);
    if (ghost >= 0) {
      drawn.set(ghost);
    }
    BitSet beside = beside(shown);
    return drawn.stream()
        .filter(series -> series < shown.series().size())
        .mapToObj(series ->
            new Legend.Entry(
                series,
                shown.series().get(series),
                series == ghost
                    ? Legend.Swatch.GHOST
                    : beside.get(series) ? Legend.Swatch.BESIDE : Legend.Swatch.MARK))
        .toList();
  }

  /// The series of which every mark steps back behind the front.
  private static BitSet beside(ScatterData shown) {
    BitSet beside = new BitSet();
    if (!shown.front().isEmpty()) {
      shown.marks().stream().limit(shown.stillCount()).forEach(each -> beside.set(each.series()));
      shown.front().forEach(index -> beside.clear(shown.marks().get(index).series()));
      shown.marks().stream().skip(shown.stillCount()).forEach(each -> beside.clear(each.series()));
    }
    return beside;
  }

  private List<String> describe(Mark mark) {
    ScatterData shown = data.get();
    List<String> lines = new ArrayList<>(List.of(mark.label().split("; ")));
    lines.add(Values.withInterval(shown.x(), mark.x()));
    lines.add(Values.withInterval(shown.y(), mark.y()));
    return lines;
  }

  private void hover(MouseEvent event) {
    int now = nearest(event.getX(), event.getY());
    if (now != hovered) {
      hovered = now;
      redraw(above);
    }
  }

  private void forgetHover() {
    hovered = -1;
    redraw(above);
  }

  private void click(MouseEvent event) {
    requestFocus();
    int at = nearest(event.getX(), event.getY());
    if (at >= 0 && isClick(event)) {
      selected.set(at);
    }
  }

  private void key(KeyEvent event) {
    int by = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
    List<Mark> marks = data.get().marks();
    if (by == 0 || columns.seen().findAny().isEmpty()) {
      return;
    }
    List<Integer> byX =
        columns
            .seen()
            .boxed()
            .sorted((a, b) -> Double.compare(marks.get(a).x().mid(), marks.get(b).x().mid()))
            .toList();
    int place = Math.clamp(byX.indexOf(selected.get()) + by, 0, byX.size() - 1);
    selected.set(byX.get(place));
    hovered = selected.get();
    redraw(above);
    event.consume();
  }

  private int nearest(double pixelX, double pixelY) {
    PlotFrame shown = frame;
    if (shown == null) {
      return -1;
    }
    return columns.nearest(shown, pixelX, pixelY, REACH_PIXELS);
  }

  @Override
  protected String sentence() {
    ScatterData shown = data.get();
    return "Scatter chart of %s against %s with %d points%s%s."
        .formatted(
            shown.y().title(),
            shown.x().title(),
            shown.marks().stream().filter(mark -> legend.isShown(mark.series())).count(),
            legend.inWords(),
            selected.get() >= 0 && selected.get() < shown.marks().size()
                ? "; selected: " + String.join(", ", describe(shown.marks().get(selected.get())))
                : "");
  }

  @Override
  protected List<Quantity> quantities() {
    return List.of(data.get().x(), data.get().y());
  }

  @Override
  protected Content values(Caption under) {
    ScatterData shown = data.get();
    List<Mark> marks = chosen();
    return new Rows(columns(shown), take -> marks.forEach(mark -> take.accept(row(shown, mark))))
        .csv(under);
  }

  private static List<String> columns(ScatterData shown) {
    return List.of(
        "label",
        "series",
        shown.x().header(),
        shown.x().header() + " low",
        shown.x().header() + " high",
        shown.y().header(),
        shown.y().header() + " low",
        shown.y().header() + " high");
  }

  private static List<Object> row(ScatterData shown, Mark mark) {
    return List.of(
        mark.label(),
        mark.series() < shown.series().size() ? shown.series().get(mark.series()) : "",
        mark.x().mid(),
        mark.x().low(),
        mark.x().high(),
        mark.y().mid(),
        mark.y().low(),
        mark.y().high());
  }
}
