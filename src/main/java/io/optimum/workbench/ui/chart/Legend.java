package io.optimum.workbench.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// The names of a drawing's series, in rows above the plot. A click on one, or Space or Enter with
/// the focus on it, hides its series or shows it again; a double click, or Alt with either, shows
/// it alone, and once more all. Hidden ones are faint here, and left out of files.
public final class Legend {
  /// A series by the index of its colour.
  ///
  /// @param swatch what stands beside its name
  public record Entry(int series, String name, Swatch swatch) {}

  /// What stands beside a name.
  public enum Swatch {
    MARK {
      @Override
      void draw(Brush brush, Color color, int series, Rectangle2D place) {
        double middle = place.getMinY() + place.getHeight() / 2;
        Marker.of(series).draw(brush.g(), color, place.getMinX() + 5, middle, 4);
      }
    },
    /// Marks that step back behind those of a front.
    BESIDE {
      @Override
      void draw(Brush brush, Color color, int series, Rectangle2D place) {
        MARK.draw(brush, Inks.faded(color, color.getOpacity() * Marker.BESIDE), series, place);
      }
    },
    /// What was before: a ring without a colour of its own.
    GHOST {
      @Override
      void draw(Brush brush, Color color, int series, Rectangle2D place) {
        double middle = place.getMinY() + place.getHeight() / 2;
        brush.g().setStroke(Inks.faded(brush.inks().muted(), color.getOpacity()));
        brush.g().setLineWidth(1.2);
        brush.g().strokeOval(place.getMinX() + 1, middle - 4, 8, 8);
      }
    },
    LINE {
      @Override
      void draw(Brush brush, Color color, int series, Rectangle2D place) {
        brush.g().setFill(color);
        double middle = place.getMinY() + place.getHeight() / 2;
        brush.g().fillRect(place.getMinX(), middle - 1.5, 10, 3);
      }
    };

    abstract void draw(Brush brush, Color color, int series, Rectangle2D place);
  }

  private static final double LEFT = 12;
  private static final double TOP = 4;
  private static final double ROW = 16;
  private static final double NAME = 14;
  private static final double GAP = 16;
  private static final double FAINT = 0.3;

  private final CanvasView owner;
  private final Runnable changed;
  private final Set<Integer> hidden = new TreeSet<>();
  private final List<LegendEntry> nodes = new ArrayList<>();
  private List<Entry> entries = List.of();

  /// @param changed is told when a series was hidden or shown
  public Legend(CanvasView owner, Runnable changed) {
    this.owner = owner;
    this.changed = changed;
  }

  /// What to name from now on; answers whether that is news. A series that was hidden stays so; the
  /// only one is always shown.
  public boolean setEntries(List<Entry> now) {
    boolean news = !now.equals(entries);
    if (news) {
      entries = List.copyOf(now);
      follow();
    }
    return news;
  }

  public boolean isShown(int series) {
    return !isOfSeveral() || !hidden.contains(series);
  }

  /// Whether there are series, and none of them is shown.
  public boolean hidesAll() {
    return !entries.isEmpty() && shown().isEmpty();
  }

  /// Whether there is something to tell apart.
  public boolean isOfSeveral() {
    return entries.size() > 1;
  }

  /// Says in the middle of an empty plot why it is empty.
  public void sayHidden(Brush brush, Rectangle2D area) {
    if (hidesAll()) {
      double middle = area.getMinY() + area.getHeight() / 2;
      double x = area.getMinX() + area.getWidth() / 2;
      String words = "All series are hidden; press a name above to show it";
      brush.label(words, x, middle, brush.inks().muted(), TextAlignment.CENTER);
    }
  }

  /// Forgets what was hidden, for data of another kind.
  public void showAll() {
    if (!hidden.isEmpty()) {
      hidden.clear();
      tell();
    }
  }

  void toggle(int series) {
    if (!hidden.remove(series)) {
      hidden.add(series);
    }
    tell();
  }

  /// Shows one alone, or all where it is alone.
  void isolate(int series) {
    boolean alone = shown().size() == 1 && isShown(series);
    hidden.clear();
    if (!alone) {
      entries.stream().map(Entry::series).filter(each -> each != series).forEach(hidden::add);
    }
    tell();
  }

  /// For the sentence of the drawing: nothing, or for example `; hidden: other settings`.
  public String inWords() {
    String names =
        entries.stream()
            .filter(each -> !isShown(each.series()))
            .map(Entry::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "; hidden: " + names;
  }

  /// Draws the names and puts what can be pressed above them; answers the height they take.
  ///
  /// @param width of the drawing
  public double draw(Brush brush, double width) {
    List<Rectangle2D> places = places(brush, entries, width);
    if (brush.forFile()) {
      List<Entry> shown = shown();
      draw(brush, shown, places(brush, shown, width));
    } else {
      draw(brush, entries, places);
      for (int i = 0; i < nodes.size(); i++) {
        nodes.get(i).place(places.get(i));
      }
    }
    return places.isEmpty() ? 0 : places.getLast().getMaxY() - TOP;
  }

  private void draw(Brush brush, List<Entry> drawn, List<Rectangle2D> places) {
    for (int i = 0; i < drawn.size(); i++) {
      Entry entry = drawn.get(i);
      Rectangle2D place = places.get(i);
      boolean shown = isShown(entry.series());
      Color color = brush.palette().series(entry.series());
      Color ink = shown ? brush.inks().ink() : Inks.faded(brush.inks().muted(), 2 * FAINT);
      entry.swatch().draw(brush, shown ? color : Inks.faded(color, FAINT), entry.series(), place);
      double middle = place.getMinY() + ROW / 2;
      brush.label(entry.name(), place.getMinX() + NAME, middle, ink, TextAlignment.LEFT);
    }
  }

  private static List<Rectangle2D> places(Brush brush, List<Entry> entries, double width) {
    List<Rectangle2D> places = new ArrayList<>();
    double left = LEFT;
    double top = TOP;
    for (Entry entry : entries) {
      double wide = NAME + brush.text().width(entry.name(), Brush.plain());
      if (left > LEFT && left + wide + GAP > width - LEFT) {
        left = LEFT;
        top += ROW;
      }
      places.add(new Rectangle2D(left, top, wide, ROW));
      left += wide + GAP;
    }
    return places;
  }

  private List<Entry> shown() {
    return entries.stream().filter(each -> isShown(each.series())).toList();
  }

  private void tell() {
    follow();
    changed.run();
  }

  /// One name alone has nothing to press.
  private void follow() {
    int count = isOfSeveral() ? entries.size() : 0;
    while (nodes.size() < count) {
      nodes.add(new LegendEntry(this));
    }
    nodes.subList(count, nodes.size()).clear();
    owner.setPressable(nodes);
    for (int i = 0; i < count; i++) {
      nodes.get(i).follow(entries.get(i));
    }
  }
}
