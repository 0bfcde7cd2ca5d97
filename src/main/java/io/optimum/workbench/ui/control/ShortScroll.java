package io.optimum.workbench.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// As high as its content, but not above a limit, from which on it scrolls. A plain scroll pane
/// does not ask how high wrapped text is at the width there is.
public final class ShortScroll extends ScrollPane {
  private final Region content;
  private final double mostHeight;

  public ShortScroll(Region content, double mostHeight) {
    super(content);
    this.content = content;
    this.mostHeight = mostHeight;
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinHeight(USE_PREF_SIZE);
    setMaxHeight(USE_PREF_SIZE);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double sides = snappedLeftInset() + snappedRightInset();
    double ends = snappedTopInset() + snappedBottomInset();
    return Math.min(mostHeight, content.prefHeight(Math.max(0, width - sides)) + ends);
  }
}
