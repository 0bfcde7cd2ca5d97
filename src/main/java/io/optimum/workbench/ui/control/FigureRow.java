package io.optimum.workbench.ui.control;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Figures beside each other, each with its share of the width. Where the widest has no room, they
/// go on in further rows, as evenly as may be.
public final class FigureRow extends Pane {
  private static final double GAP = 28;
  private static final double ROW_GAP = 8;

  /// Of one figure: its detail may be narrower than its number.
  private static final double LEAST_WIDTH = 100;

  public FigureRow(Figure... figures) {
    super(figures);
    getStyleClass().add("figures");
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return widest() + snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    int count = getManagedChildren().size();
    return count * widest() + (count - 1) * GAP + snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double given = width < 0 ? computePrefWidth(-1) : width;
    int columns = columns(given);
    double height = 0;
    int count = getManagedChildren().size();
    for (int first = 0; first < count; first += columns) {
      height += rowHeight(first, columns, share(given, columns)) + (first > 0 ? ROW_GAP : 0);
    }
    return height + snappedTopInset() + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    int columns = columns(getWidth());
    double share = share(getWidth(), columns);
    List<Node> figures = getManagedChildren();
    double top = snappedTopInset();
    for (int first = 0; first < figures.size(); first += columns) {
      double height = rowHeight(first, columns, share);
      for (int i = first; i < Math.min(first + columns, figures.size()); i++) {
        double left = snappedLeftInset() + (i - first) * (share + GAP);
        figures.get(i).resizeRelocate(snapPositionX(left), snapPositionY(top), share, height);
      }
      top += height + ROW_GAP;
    }
  }

  private double rowHeight(int first, int columns, double share) {
    return getManagedChildren().stream()
        .skip(first)
        .limit(columns)
        .mapToDouble(each -> each.prefHeight(share))
        .max()
        .orElse(0);
  }

  private int columns(double width) {
    int count = Math.max(1, getManagedChildren().size());
    double room = width - snappedLeftInset() - snappedRightInset() + GAP;
    int most = Math.clamp((int) (room / (widest() + GAP)), 1, count);
    int rows = (count + most - 1) / most;
    return (count + rows - 1) / rows;
  }

  private double share(double width, int columns) {
    double room = width - snappedLeftInset() - snappedRightInset() - (columns - 1) * GAP;
    return snapSizeX(Math.max(1, Math.floor(room / columns)));
  }

  private double widest() {
    return getManagedChildren().stream()
        .mapToDouble(each -> each.minWidth(-1))
        .reduce(LEAST_WIDTH, Math::max);
  }
}
