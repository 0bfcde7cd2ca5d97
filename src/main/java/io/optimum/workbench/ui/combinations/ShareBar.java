package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.ui.style.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// What each engine asks of one resource, end to end in the engines' colors. The bar is as wide as
/// the whole resource; where they ask for more than that, a mark stands where the whole ends.
final class ShareBar extends Region {
  private static final double HEIGHT = 10;
  private static final double GAP = 1;
  private static final double MARK_WIDTH = 2;

  private final List<Double> shares;
  private final double total;
  private final int first;
  private final List<Region> parts = new ArrayList<>();
  private final Region whole = new Region();

  /// @param shares of the whole, in the order of the engines
  /// @param room the most that a bar beside this one is asked for, so that they can be compared
  ShareBar(List<Double> shares, double room) {
    this(shares, room, 0);
  }

  private ShareBar(List<Double> shares, double room, int first) {
    this.shares = shares;
    this.first = first;
    total = Math.max(1, room);
    getStyleClass().add("share-bar");
    whole.getStyleClass().add("whole");
    whole.setVisible(total > 1);
    shares.forEach(_ -> parts.add(new Region()));
    getChildren().addAll(parts);
    getChildren().add(whole);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    backgroundProperty().subscribe(this::paint);
  }

  /// A patch in the color of an engine, for its name.
  static Region swatch(int engine) {
    ShareBar swatch = new ShareBar(List.of(1.0), 1, engine);
    swatch.setMinWidth(HEIGHT);
    swatch.setPrefWidth(HEIGHT);
    return swatch;
  }

  private void paint(Background ground) {
    Palette palette = Palette.on(color(ground));
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).setBackground(Background.fill(palette.series(first + i)));
    }
  }

  private static Color color(Background ground) {
    return ground != null
            && !ground.getFills().isEmpty()
            && ground.getFills().getFirst().getFill() instanceof Color color
        ? color
        : Color.WHITE;
  }

  @Override
  protected void layoutChildren() {
    double left = 0;
    for (int i = 0; i < parts.size(); i++) {
      double right = left + getWidth() * shares.get(i) / total;
      parts.get(i).resizeRelocate(left, 0, Math.max(0, right - left - GAP), getHeight());
      left = right;
    }
    double end = snapPositionX(getWidth() / total - MARK_WIDTH / 2);
    whole.resizeRelocate(end, -2, MARK_WIDTH, getHeight() + 4);
  }
}
