package io.optimum.workbench.ui.docs;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// What must not be broken, such as a table: it scrolls sideways by itself where the page is too
/// narrow for it, so that the sentences around it need not.
final class Wide extends ScrollPane {
  private static final double BAR_HEIGHT = 16;
  private final Region content;

  Wide(Region content) {
    super(content);
    this.content = content;
    setFitToWidth(true);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setMinHeight(USE_PREF_SIZE);
    getStyleClass().add("doc-wide");
    focusTraversableProperty()
        .bind(widthProperty().map(width -> inner(width.doubleValue()) < content.minWidth(-1)));
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = inner(width);
    double least = content.minWidth(-1);
    double border = snappedTopInset() + snappedBottomInset();
    return content.prefHeight(Math.max(inner, least)) + border + (inner < least ? BAR_HEIGHT : 0);
  }

  private double inner(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }
}
