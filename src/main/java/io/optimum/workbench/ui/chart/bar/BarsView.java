package io.optimum.workbench.ui.chart.bar;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.CanvasView;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Layer;
import io.optimum.workbench.ui.chart.Navigation;
import io.optimum.workbench.ui.chart.PlotFrame;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.Rows;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.chart.Values;
import io.optimum.workbench.ui.fx.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Named bars from top to bottom, each with its value, interval, limit, and what it was before. The
/// mouse reads a bar out. Zooms and selects like all plots ([Navigation]); where there is no room
/// for all bars, the wheel goes on to the others.
public final class BarsView extends CanvasView {
  private static final double AXIS_ROW = 38;
  private static final double MOST_ROW = 44;
  private static final double LEAST_ROW = 16;
  private static final double VALUE_COLUMN = 96;
  private static final double TOP = 8;

  private final ObjectProperty<BarsData> data = new SimpleObjectProperty<>(this, "data");
  private @Nullable PlotFrame frame;
  private int hovered = -1;
  private final Layer above = addLayer(this::paintAbove);
  private final Navigation navigation = new Navigation(this, () -> frame);

  public BarsView(BarsData initial) {
    getStyleClass().add("bars-view");
    setPrefSize(420, 240);
    data.set(initial);
    data.subscribe(this::forgetAndRepaint);
    setOnMouseMoved(this::hover);
    setOnMouseExited(_ -> hover(-1));
    addEventHandler(ScrollEvent.SCROLL, this::goOn);
    navigation.install();
  }

  public ObjectProperty<BarsData> dataProperty() {
    return data;
  }

  /// The plot as it was last drawn: rows go down from 0 to less.
  public PlotFrame plot() {
    PlotFrame drawn = frame;
    if (drawn == null) {
      throw new IllegalStateException("The chart has not been drawn, or has no bars.");
    }
    return drawn;
  }

  private void forgetAndRepaint(BarsData before, BarsData shown) {
    hovered = -1;
    if (!shown.labels().equals(before.labels())) {
      navigation.forget();
    }
    navigation.refit(part -> shown.bars().isEmpty() || shown.meets(part));
    repaint();
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    BarsData shown = data.get();
    if (shown.bars().isEmpty()) {
      frame = null;
      brush.empty(shown.emptyText(), width, height);
      return;
    }
    PlotFrame drawn = place(brush, shown, width, height);
    frame = drawn;
    axis(brush, drawn, shown);
    brush.g().save();
    brush.g().clip(new Rectangle2D(0, TOP, width, drawn.area().getHeight()));
    for (int i = 0; i < shown.bars().size(); i++) {
      if (isSeen(drawn, i)) {
        new BarRow(brush, drawn.x(), row(drawn, i), shown.quantity()).draw(shown.bars().get(i));
      }
    }
    brush.g().restore();
  }

  @Override
  protected double takenHeight(double height) {
    PlotFrame drawn = frame;
    return drawn == null ? height : Math.min(height, drawn.area().getMaxY() + AXIS_ROW);
  }

  private PlotFrame place(Brush brush, BarsData shown, double width, double height) {
    double widest =
        shown.bars().stream()
            .mapToDouble(bar -> brush.text().width(bar.label(), Brush.plain()))
            .max()
            .orElse(0);
    double left = Math.min(widest + 18, width * 0.4);
    double room = Math.max(LEAST_ROW, height - AXIS_ROW - TOP);
    int count = shown.bars().size();
    int fitting = (int) Math.clamp(room / LEAST_ROW, 1, count);
    Navigation.Seen first = new Navigation.Seen(axis(shown), Axis.linear(-fitting, 0));
    Navigation.Seen seen = navigation.within(first).orElse(first);
    double tall = Math.min(room, MOST_ROW * seen.y().length());
    Rectangle2D area = new Rectangle2D(left, TOP, Math.max(1, width - left - VALUE_COLUMN), tall);
    return new PlotFrame(
        new Transform(seen.x(), area.getMinX(), area.getMaxX()),
        new Transform(seen.y(), area.getMaxY(), area.getMinY()),
        area);
  }

  private static Rectangle2D row(PlotFrame drawn, int index) {
    double top = drawn.y().toPixel(-index);
    double bottom = drawn.y().toPixel(-index - 1);
    return new Rectangle2D(drawn.area().getMinX(), top, drawn.area().getWidth(), bottom - top);
  }

  private static boolean isSeen(PlotFrame drawn, int index) {
    return -index > drawn.y().axis().min() + 1e-9 && -index - 1 < drawn.y().axis().max() - 1e-9;
  }

  private static Axis axis(BarsData shown) {
    double most =
        shown.bars().stream()
            .flatMapToDouble(bar ->
                DoubleStream.of(bar.value().high(), bar.before().orElse(0), bar.limit().orElse(0)))
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    return Axis.linear(0, most > 0 ? most * 1.03 : 1);
  }

  private static void axis(Brush brush, PlotFrame drawn, BarsData shown) {
    Rectangle2D area = drawn.area();
    int most = (int) Math.max(2, area.getWidth() / 68);
    double step = drawn.x().axis().step(most);
    for (double tick : shown.quantity().ticks(drawn.x().axis(), most)) {
      double x = drawn.x().toPixel(tick);
      brush.line(brush.inks().grid(), x, area.getMinY(), x, area.getMaxY());
      String words = shown.quantity().tick().print(tick, step);
      double y = area.getMaxY() + 10;
      brush.label(words, x, y, brush.inks().muted(), TextAlignment.CENTER);
    }
    double middle = (area.getMinX() + area.getMaxX()) / 2;
    long seen = IntStream.range(0, shown.bars().size()).filter(i -> isSeen(drawn, i)).count();
    String part =
        seen == shown.bars().size() ? "" : " (%d of %d shown)".formatted(seen, shown.bars().size());
    brush.title(shown.quantity().title() + part, middle, area.getMaxY() + 28);
  }

  private void paintAbove(Brush brush, double width, double height) {
    PlotFrame drawn = frame;
    if (drawn == null) {
      return;
    }
    navigation.draw(
        brush, drawn, "%d of %d bars".formatted(chosen().size(), data.get().bars().size()));
    if (hovered >= 0 && hovered < data.get().bars().size()) {
      Rectangle2D row = row(drawn, hovered);
      brush.readOut(
          describe(data.get().bars().get(hovered)),
          drawn.area().getMinX(),
          row.getMinY() + row.getHeight() / 2,
          new Rectangle2D(0, 0, width, height));
    }
  }

  private List<String> describe(Bar bar) {
    Quantity quantity = data.get().quantity();
    List<String> lines = new ArrayList<>(List.of(bar.label()));
    lines.add(Values.withInterval(quantity, bar.value()));
    bar.before().ifPresent(before -> lines.add("before: " + quantity.exact().apply(before)));
    bar.limit().ifPresent(limit -> lines.add("limit: " + quantity.exact().apply(limit)));
    return lines;
  }

  private void hover(MouseEvent event) {
    PlotFrame drawn = frame;
    int row =
        drawn == null || event.getY() > drawn.area().getMaxY()
            ? -1
            : (int) Math.floor(-drawn.y().toValue(event.getY()));
    hover(row < data.get().bars().size() ? row : -1);
  }

  private void hover(int now) {
    if (now != hovered) {
      hovered = now;
      redraw(above);
    }
  }

  /// The wheel alone moves along the rows while there are others.
  private void goOn(ScrollEvent event) {
    PlotFrame drawn = frame;
    if (drawn == null || event.isShortcutDown() || event.getDeltaY() == 0) {
      return;
    }
    Axis rows = drawn.y().axis();
    double by = event.getDeltaY() / row(drawn, 0).getHeight();
    double most = Math.max(0, rows.min() + data.get().bars().size());
    double moved = Math.clamp(by, -most, Math.max(0, -rows.max()));
    if (Math.abs(moved) > 1e-9) {
      navigation.see(drawn.x().axis(), rows.panned(moved / rows.length()));
      event.consume();
    }
  }

  /// The bars that reach into the selected rectangle, or all.
  public List<Bar> chosen() {
    List<Bar> bars = data.get().bars();
    return navigation
        .selected()
        .map(box ->
            IntStream.range(0, bars.size())
                .filter(i -> -i > box.getMinY() && -i - 1 < box.getMaxY())
                .mapToObj(bars::get)
                .toList())
        .orElse(bars);
  }

  @Override
  protected List<Quantity> quantities() {
    return List.of(data.get().quantity());
  }

  @Override
  protected Content values(Caption under) {
    List<Bar> bars = chosen();
    return new Rows(
            List.of("bar", data.get().quantity().header(), "low", "high", "before", "limit"),
            take -> bars.forEach(bar -> take.accept(row(bar))))
        .csv(under);
  }

  private static List<@Nullable Object> row(Bar bar) {
    return Arrays.asList(
        bar.label(),
        bar.value().mid(),
        bar.value().low(),
        bar.value().high(),
        known(bar.before()),
        known(bar.limit()));
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
}
