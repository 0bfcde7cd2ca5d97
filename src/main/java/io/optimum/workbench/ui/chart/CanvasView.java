package io.optimum.workbench.ui.chart;

import io.optimum.workbench.ui.fx.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A drawing with the theme's colours. It is drawn at most once per pulse, and only after
/// [#repaint()], a new size or a new theme.
public abstract class CanvasView extends Region {
  private static final StyleablePropertyFactory<CanvasView> STYLES =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final CssMetaData<CanvasView, Color> INK =
      STYLES.createColorCssMetaData("-optimum-ink", v -> v.ink, Color.BLACK);
  private static final CssMetaData<CanvasView, Color> MUTED =
      STYLES.createColorCssMetaData("-optimum-muted-ink", v -> v.muted, Color.gray(0.4));
  private static final CssMetaData<CanvasView, Color> GRID =
      STYLES.createColorCssMetaData("-optimum-grid", v -> v.grid, Color.gray(0.9));
  private static final CssMetaData<CanvasView, Color> FRAME =
      STYLES.createColorCssMetaData("-optimum-frame", v -> v.frame, Color.gray(0.8));
  private static final CssMetaData<CanvasView, Color> SURFACE =
      STYLES.createColorCssMetaData("-optimum-surface", v -> v.surface, Color.WHITE);
  private static final CssMetaData<CanvasView, Color> RAISED =
      STYLES.createColorCssMetaData("-optimum-raised", v -> v.raised, Color.gray(0.96));
  private static final CssMetaData<CanvasView, Color> ACCENT =
      STYLES.createColorCssMetaData("-optimum-accent", v -> v.accent, Color.ROYALBLUE);
  private static final CssMetaData<CanvasView, Color> BAD =
      STYLES.createColorCssMetaData("-optimum-bad", v -> v.bad, Color.CRIMSON);

  private final StyleableProperty<Color> ink = colour(INK);
  private final StyleableProperty<Color> muted = colour(MUTED);
  private final StyleableProperty<Color> grid = colour(GRID);
  private final StyleableProperty<Color> frame = colour(FRAME);
  private final StyleableProperty<Color> surface = colour(SURFACE);
  private final StyleableProperty<Color> raised = colour(RAISED);
  private final StyleableProperty<Color> accent = colour(ACCENT);
  private final StyleableProperty<Color> bad = colour(BAD);
  private final List<Layer> layers = new ArrayList<>();
  private final List<AxisTitle> titles = new ArrayList<>();
  private final TextMeter text = new TextMeter();
  private Supplier<Caption> caption = () -> Caption.NONE;

  protected CanvasView() {
    getStyleClass().add("canvas-view");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinSize(80, 60);
    addLayer(this::paint);
    ChartMenu.install(this);
  }

  /// Draws everything on an empty canvas.
  protected abstract void paint(Brush brush, double width, double height);

  /// What is to be seen, in a sentence, for those who do not see it.
  protected abstract String sentence();

  /// What was drawn, as comma-separated values with units in the header.
  ///
  /// @param under says in columns of its own where the values come from, unless the rows do so
  protected abstract Content values(Caption under);

  /// What is drawn, with the units it is drawn in; none where they stand in the drawing anyway.
  protected List<Quantity> quantities() {
    return List.of();
  }

  /// Says where the values come from, in every file made of the drawing; asked when one is made.
  public final void setCaption(Supplier<Caption> now) {
    caption = now;
  }

  /// What stands below the drawing in files; empty = nothing.
  public final String caption() {
    Caption now = caption.get();
    return now.isNone()
        ? ""
        : now.line(quantities().stream().map(Quantity::inWords).collect(Collectors.joining(", ")));
  }

  /// What was drawn and where it comes from, as comma-separated values.
  public final Content csv() {
    return values(caption.get());
  }

  /// Whether it chooses what is below the mouse: neither the end of a drag nor the press that opens
  /// the menu does.
  protected static boolean isClick(MouseEvent event) {
    return event.getButton() == MouseButton.PRIMARY && event.isStillSincePress();
  }

  /// What the drawing adds to its context menu.
  protected List<MenuItem> menuItems() {
    return List.of();
  }

  /// Draws what lies below the layers and is no canvas; for pictures in files.
  protected void paintBelow(Brush brush) {}

  /// How much of the height the drawing takes; the rest stays out of pictures in files.
  protected double takenHeight(double height) {
    return height;
  }

  /// A picture for documents, drawn anew at its own resolution.
  ///
  /// @param pixels per logical pixel
  public final WritableImage picture(double pixels) {
    Caption.Block below = captionBlock();
    double height = pictureHeight() + below.height();
    Canvas canvas = new Canvas(drawnWidth() * pixels, height * pixels);
    canvas.getGraphicsContext2D().scale(pixels, pixels);
    Pen pen = new CanvasPen(canvas.getGraphicsContext2D(), text);
    pen.setFill(inks().surface());
    pen.fillRect(0, 0, drawnWidth(), height);
    drawWith(pen, pixels, below);
    return canvas.snapshot(null, null);
  }

  /// The drawing as an SVG file; it is drawn now.
  public final Content svg() {
    Caption.Block below = captionBlock();
    SvgPen pen = new SvgPen();
    drawWith(pen, 2, below);
    return pen.document(
        drawnWidth(), pictureHeight() + below.height(), inks().surface(), sentence());
  }

  private void drawWith(Pen pen, double pixels, Caption.Block below) {
    Brush brush = new Brush(pen, inks(), text, pixels, true, _ -> {});
    paintBelow(brush);
    layers.forEach(layer -> layer.paint(brush, drawnWidth(), pictureHeight()));
    below.paint(brush, pictureHeight());
  }

  private Caption.Block captionBlock() {
    return Caption.Block.of(caption(), drawnWidth(), text);
  }

  private double drawnWidth() {
    return Math.max(1, Math.floor(getWidth()));
  }

  private double drawnHeight() {
    return Math.max(1, Math.floor(getHeight()));
  }

  private double pictureHeight() {
    return Math.ceil(takenHeight(drawnHeight()));
  }

  /// Asks for a drawing in the next pulse.
  protected final void repaint() {
    layers.forEach(Layer::spoil);
    requestLayout();
  }

  /// The same for one layer.
  protected final void redraw(Layer layer) {
    layer.spoil();
    requestLayout();
  }

  /// A layer above the others, for what changes more often than they do.
  protected final Layer addLayer(Layer.Painting painting) {
    Layer layer = new Layer(painting);
    layers.add(layer);
    getChildren().add(layers.size() - 1, layer);
    return layer;
  }

  /// What can be pressed, above all layers.
  final void setPressable(List<? extends Node> nodes) {
    List<Node> all = new ArrayList<>(layers);
    all.addAll(titles);
    all.addAll(nodes);
    if (!all.equals(getChildren())) {
      getChildren().setAll(all);
    }
  }

  protected final Inks inks() {
    return new Inks(
        ink.getValue(),
        muted.getValue(),
        grid.getValue(),
        frame.getValue(),
        surface.getValue(),
        raised.getValue(),
        accent.getValue(),
        bad.getValue());
  }

  /// Device pixels per logical pixel.
  protected final double outputScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : getScene().getWindow().getRenderScaleX();
  }

  private Brush brush(Layer layer) {
    Pen pen = new CanvasPen(layer.getGraphicsContext2D(), text);
    return new Brush(pen, inks(), text, outputScale(), false, layer.titles()::add);
  }

  private void placeTitles() {
    List<AxisTitle.Place> drawn = layers.stream().flatMap(each -> each.titles().stream()).toList();
    while (titles.size() < drawn.size()) {
      AxisTitle title = new AxisTitle();
      getChildren().add(layers.size() + titles.size(), title);
      titles.add(title);
    }
    for (int i = 0; i < titles.size(); i++) {
      titles.get(i).setVisible(i < drawn.size());
      if (i < drawn.size()) {
        titles.get(i).follow(drawn.get(i));
      }
    }
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    boolean drawn = false;
    for (Layer layer : layers) {
      drawn |= layer.update(width, height, this::brush);
    }
    if (drawn) {
      setAccessibleText(sentence());
      placeTitles();
    }
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return STYLES.getCssMetaData();
  }

  private StyleableProperty<Color> colour(CssMetaData<CanvasView, Color> style) {
    return new javafx.css.SimpleStyleableObjectProperty<>(
        style, this, style.getProperty(), style.getInitialValue(this)) {
      @Override
      protected void invalidated() {
        repaint();
      }
    };
  }
}
