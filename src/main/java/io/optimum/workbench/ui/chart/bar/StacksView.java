package io.optimum.workbench.ui.chart.bar;

import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Brush;
import io.optimum.workbench.ui.chart.CanvasView;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.chart.Layer;
import io.optimum.workbench.ui.chart.Navigation;
import io.optimum.workbench.ui.chart.Pen;
import io.optimum.workbench.ui.chart.PlotFrame;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.Rows;
import io.optimum.workbench.ui.chart.Transform;
import io.optimum.workbench.ui.chart.bar.StacksData.Part;
import io.optimum.workbench.ui.chart.bar.StacksData.Stack;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.style.Palette;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Stacks beside each other, such as GPUs as bins that their engines fill. The mouse reads a part
/// out, a click chooses it. Zooms and selects like all plots ([Navigation]).
public final class StacksView extends CanvasView {
  /// A part, by its stack and its place from the bottom.
  public record Place(int stack, int part) {}

  private static final double NAME_ROW = 22;
  private static final double TITLE_COLUMN = 18;
  private static final double PIXELS_PER_TICK = 44;
  private static final double WIDEST = 150;
  private static final double GAP_FRACTION = 0.12;
  private static final double LABEL_HEIGHT = 15;

  private final ObjectProperty<StacksData> data = new SimpleObjectProperty<>(this, "data");
  private final ReadOnlyObjectWrapper<@Nullable Place> chosen =
      new ReadOnlyObjectWrapper<>(this, "chosen");
  private @Nullable PlotFrame frame;
  private @Nullable Place hovered;
  private final Layer above = addLayer(this::paintAbove);
  private final Navigation navigation = new Navigation(this, () -> frame);

  public StacksView(StacksData initial) {
    getStyleClass().add("stacks-view");
    setPrefSize(480, 240);
    data.set(initial);
    data.subscribe(this::start);
    setOnMouseMoved(event -> hover(at(event.getX(), event.getY())));
    setOnMouseExited(_ -> hover(null));
    setOnMouseClicked(this::click);
    navigation.install();
  }

  public ObjectProperty<StacksData> dataProperty() {
    return data;
  }

  /// The part that was clicked last; null = none.
  public ReadOnlyObjectProperty<@Nullable Place> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  private void start(StacksData before, StacksData shown) {
    hovered = null;
    chosen.set(null);
    if (!shown.names().equals(before.names())) {
      navigation.forget();
    }
    navigation.refit(part -> shown.stacks().isEmpty() || shown.meets(part));
    repaint();
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    StacksData shown = data.get();
    if (shown.stacks().isEmpty()) {
      frame = null;
      brush.empty(shown.emptyText(), width, height);
      return;
    }
    PlotFrame drawn = place(brush, shown, width, height);
    frame = drawn;
    scale(brush, drawn, shown);
    brush.g().save();
    brush.g().clip(drawn.area());
    for (int stack = 0; stack < shown.stacks().size(); stack++) {
      for (int part = 0; part < shown.stacks().get(stack).parts().size(); part++) {
        part(brush, drawn, shown, new Place(stack, part));
      }
    }
    limit(brush, drawn, shown);
    brush.g().restore();
    names(brush, drawn, shown);
  }

  private PlotFrame place(Brush brush, StacksData shown, double width, double height) {
    Navigation.Seen all = all(shown);
    Navigation.Seen seen = navigation.within(all).orElse(all);
    double bottom = height - NAME_ROW;
    int ticks = (int) Math.max(2, (bottom - 8) / PIXELS_PER_TICK);
    double widest = 0;
    for (double tick : shown.quantity().ticks(seen.y(), ticks)) {
      widest =
          Math.max(widest, brush.text().width(words(shown, seen.y(), tick, ticks), Brush.plain()));
    }
    double left = TITLE_COLUMN + widest + 10;
    double wide = Math.min(width - left - 12, WIDEST * shown.stacks().size());
    Rectangle2D area = new Rectangle2D(left, 8, Math.max(1, wide), Math.max(1, bottom - 8));
    return new PlotFrame(
        new Transform(seen.x(), left, area.getMaxX()),
        new Transform(seen.y(), area.getMaxY(), area.getMinY()),
        area);
  }

  private static Navigation.Seen all(StacksData shown) {
    double most = shown.highest() > 0 ? shown.highest() * 1.08 : 1;
    return new Navigation.Seen(Axis.linear(0, shown.stacks().size()), Axis.linear(0, most));
  }

  private static String words(StacksData shown, Axis axis, double tick, int most) {
    return shown.quantity().tick().print(tick, axis.step(most));
  }

  private static void scale(Brush brush, PlotFrame drawn, StacksData shown) {
    Rectangle2D area = drawn.area();
    int most = (int) Math.max(2, area.getHeight() / PIXELS_PER_TICK);
    for (double tick : shown.quantity().ticks(drawn.y().axis(), most)) {
      double y = drawn.y().toPixel(tick);
      brush.line(brush.inks().grid(), area.getMinX(), y, area.getMaxX(), y);
      String words = words(shown, drawn.y().axis(), tick, most);
      brush.label(words, area.getMinX() - 6, y, brush.inks().muted(), TextAlignment.RIGHT);
    }
    double middle = (area.getMinY() + area.getMaxY()) / 2;
    brush.titleUpwards(shown.quantity().title(), TITLE_COLUMN / 2, middle, area.getHeight());
  }

  private void part(Brush brush, PlotFrame drawn, StacksData shown, Place place) {
    Part part = shown.stacks().get(place.stack()).parts().get(place.part());
    Rectangle2D box = box(drawn, place.stack(), place.part());
    Pen g = brush.g();
    Color fill = brush.palette().series(part.series());
    g.setFill(fill);
    g.fillRect(box.getMinX(), box.getMinY(), box.getWidth(), Math.max(1, box.getHeight() - 1));
    Rectangle2D room =
        shown.limit().isEmpty()
            ? box
            : besideLine(box, drawn.y().toPixel(shown.limit().getAsDouble()));
    if (room.getHeight() >= LABEL_HEIGHT) {
      String name = brush.text().fit(part.label(), Brush.plain(), box.getWidth() - 8);
      double middle = room.getMinY() + room.getHeight() / 2;
      double centre = box.getMinX() + box.getWidth() / 2;
      brush.label(name, centre, middle, Palette.textOn(fill), TextAlignment.CENTER);
    }
  }

  /// The larger part of a box that a line across cuts in two, so that the line goes through no
  /// word.
  static Rectangle2D besideLine(Rectangle2D box, double y) {
    if (y <= box.getMinY() || y >= box.getMaxY()) {
      return box;
    }
    double above = y - box.getMinY();
    double below = box.getMaxY() - y;
    return above > below
        ? new Rectangle2D(box.getMinX(), box.getMinY(), box.getWidth(), above)
        : new Rectangle2D(box.getMinX(), y, box.getWidth(), below);
  }

  private static void limit(Brush brush, PlotFrame drawn, StacksData shown) {
    if (shown.limit().isEmpty()) {
      return;
    }
    double y = drawn.y().toPixel(shown.limit().getAsDouble());
    Rectangle2D area = drawn.area();
    Pen g = brush.g();
    g.setStroke(brush.inks().ink());
    g.setLineWidth(1.5);
    g.setLineDashes(5, 4);
    g.strokeLine(area.getMinX(), y, area.getMaxX(), y);
    g.setLineDashes();
  }

  private static void names(Brush brush, PlotFrame drawn, StacksData shown) {
    Rectangle2D area = drawn.area();
    double each = drawn.x().toPixel(1) - drawn.x().toPixel(0);
    for (int i = 0; i < shown.stacks().size(); i++) {
      double middle = drawn.x().toPixel(i + 0.5);
      if (middle > area.getMinX() && middle < area.getMaxX()) {
        String name = brush.text().fit(shown.stacks().get(i).name(), Brush.plain(), each - 4);
        brush.label(
            name, middle, area.getMaxY() + NAME_ROW / 2, brush.inks().ink(), TextAlignment.CENTER);
      }
    }
  }

  private Rectangle2D box(PlotFrame drawn, int stack, int part) {
    List<Part> parts = data.get().stacks().get(stack).parts();
    double from = parts.subList(0, part).stream().mapToDouble(Part::height).sum();
    double left = drawn.x().toPixel(stack + GAP_FRACTION / 2);
    double right = drawn.x().toPixel(stack + 1 - GAP_FRACTION / 2);
    double top = drawn.y().toPixel(from + parts.get(part).height());
    return new Rectangle2D(
        left, top, Math.max(1, right - left), Math.max(0, drawn.y().toPixel(from) - top));
  }

  private void paintAbove(Brush brush, double width, double height) {
    PlotFrame drawn = frame;
    if (drawn == null) {
      return;
    }
    navigation.draw(brush, drawn, "%d of %d".formatted(seen().size(), data.get().stacks().size()));
    Place place = hovered == null ? chosen.get() : hovered;
    if (place != null) {
      Rectangle2D box = box(drawn, place.stack(), place.part());
      brush.g().save();
      brush.g().clip(drawn.area());
      brush.g().setStroke(brush.inks().ink());
      brush.g().setLineWidth(2);
      brush.g().strokeRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
      brush.g().restore();
    }
    if (hovered != null) {
      Rectangle2D box = box(drawn, hovered.stack(), hovered.part());
      brush.readOut(
          describe(hovered),
          box.getMaxX() - 8,
          box.getMinY() + box.getHeight() / 2,
          new Rectangle2D(0, 0, width, height));
    }
  }

  private List<String> describe(Place place) {
    StacksData shown = data.get();
    Stack stack = shown.stacks().get(place.stack());
    Part part = stack.parts().get(place.part());
    return List.of(
        part.label(),
        shown.quantity().title() + ": " + shown.quantity().exact().apply(part.height()),
        stack.name() + ": " + shown.quantity().exact().apply(stack.height()),
        shown.limit().isEmpty()
            ? ""
            : shown.limitName()
                + ": "
                + shown.quantity().exact().apply(shown.limit().getAsDouble()));
  }

  private void hover(@Nullable Place now) {
    if (now == null ? hovered != null : !now.equals(hovered)) {
      hovered = now;
      redraw(above);
    }
  }

  private void click(MouseEvent event) {
    requestFocus();
    Place place = at(event.getX(), event.getY());
    if (place != null && isClick(event)) {
      chosen.set(place);
      redraw(above);
    }
  }

  private @Nullable Place at(double x, double y) {
    PlotFrame drawn = frame;
    if (drawn == null || !drawn.covers(x, y)) {
      return null;
    }
    int stack = (int) Math.floor(drawn.x().toValue(x));
    if (stack < 0 || stack >= data.get().stacks().size()) {
      return null;
    }
    for (int part = 0; part < data.get().stacks().get(stack).parts().size(); part++) {
      if (box(drawn, stack, part).contains(x, y)) {
        return new Place(stack, part);
      }
    }
    return null;
  }

  /// The stacks that reach into the selected rectangle, or all.
  List<Stack> seen() {
    List<Stack> stacks = data.get().stacks();
    return navigation
        .selected()
        .map(box ->
            stacks.stream()
                .filter(each -> stacks.indexOf(each) < box.getMaxX())
                .filter(each -> stacks.indexOf(each) + 1 > box.getMinX())
                .toList())
        .orElse(stacks);
  }

  @Override
  protected List<Quantity> quantities() {
    return List.of(data.get().quantity());
  }

  @Override
  protected Content values(Caption under) {
    List<Stack> stacks = seen();
    return new Rows(
            List.of("stack", "part", data.get().quantity().header()),
            take ->
                stacks.forEach(stack ->
                    stack
                        .parts()
                        .forEach(part ->
                            take.accept(List.of(stack.name(), part.label(), part.height())))))
        .csv(under);
  }

  @Override
  protected String sentence() {
    StacksData shown = data.get();
    return "Stacks of %s: %s."
        .formatted(
            shown.quantity().title(),
            shown.stacks().isEmpty()
                ? "nothing yet"
                : shown.stacks().stream()
                    .map(each ->
                        "%s %s of %s"
                            .formatted(
                                each.name(),
                                shown.quantity().exact().apply(each.height()),
                                Format.counted(each.parts().size(), "part")))
                    .collect(Collectors.joining(", ")));
  }
}
