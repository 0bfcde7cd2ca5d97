package io.optimum.workbench.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// Looks through what is shown for what does not fit: words cut off, nodes over one another, nodes
/// that reach out of what holds them, tables that must be scrolled sideways.
final class Misfits {
  private static final double TOLERANCE = 1.01;

  private final List<String> found = new ArrayList<>();

  private Misfits() {}

  /// What does not fit, each in a line; on the window's thread.
  static List<String> of(Parent root) {
    Misfits misfits = new Misfits();
    misfits.look(root);
    return misfits.found;
  }

  private void look(Node node) {
    if (!node.isVisible() || isFlowOfCells(node)) {
      return;
    }
    if (node instanceof Labeled labeled) {
      lookAtWords(labeled);
    }
    if (node instanceof ScrollBar bar) {
      lookAtBar(bar);
    }
    if (node instanceof Pane pane && isRowOrGrid(pane)) {
      lookAtChildren(pane);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::look);
    }
  }

  /// Cells and names that users give are looked at by their own rules: they have tooltips.
  private static boolean isFlowOfCells(Node node) {
    return node instanceof VirtualFlow<?> && !(node.getParent() instanceof TableView<?>);
  }

  private void lookAtWords(Labeled labeled) {
    boolean isCell = labeled instanceof Cell<?> || labeled.getParent() instanceof ComboBoxBase<?>;
    if (labeled.isTextTruncated() && !isCell && labeled.getTooltip() == null) {
      found.add("cut off: " + name(labeled));
    }
  }

  private void lookAtBar(ScrollBar bar) {
    boolean ofText = bar.getParent() != null && bar.getParent().getParent() instanceof TextArea;
    if (!ofText && bar.getOrientation() == Orientation.HORIZONTAL) {
      found.add("scrolls sideways: " + name(bar.getParent()));
    }
  }

  private static boolean isRowOrGrid(Pane pane) {
    return pane instanceof HBox
        || pane instanceof VBox
        || pane instanceof GridPane
        || pane instanceof FlowPane
        || pane instanceof BorderPane;
  }

  private void lookAtChildren(Pane pane) {
    List<Node> shown =
        pane.getChildren().stream().filter(each -> each.isVisible() && each.isManaged()).toList();
    for (int i = 0; i < shown.size(); i++) {
      Bounds one = shown.get(i).getBoundsInParent();
      if (reachesOut(one, pane.getLayoutBounds())) {
        found.add(
            "reaches out of %s: %s by %s"
                .formatted(name(pane), name(shown.get(i)), by(one, pane.getLayoutBounds())));
      }
      for (Node other : shown.subList(i + 1, shown.size())) {
        if (overlap(one, other.getBoundsInParent())) {
          found.add("%s lies over %s".formatted(name(shown.get(i)), name(other)));
        }
      }
    }
  }

  private static boolean reachesOut(Bounds inner, Bounds outer) {
    return inner.getMinX() < outer.getMinX() - TOLERANCE
        || inner.getMaxX() > outer.getMaxX() + TOLERANCE
        || inner.getMinY() < outer.getMinY() - TOLERANCE
        || inner.getMaxY() > outer.getMaxY() + TOLERANCE;
  }

  /// Pixels beyond left, right, top, bottom.
  private static String by(Bounds inner, Bounds outer) {
    return "%.1f, %.1f, %.1f, %.1f"
        .formatted(
            outer.getMinX() - inner.getMinX(),
            inner.getMaxX() - outer.getMaxX(),
            outer.getMinY() - inner.getMinY(),
            inner.getMaxY() - outer.getMaxY());
  }

  private static boolean overlap(Bounds one, Bounds other) {
    double wide =
        Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
    double high =
        Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
    return wide > TOLERANCE && high > TOLERANCE;
  }

  private static String name(Node node) {
    String words = node instanceof Labeled labeled ? " '" + labeled.getText() + "'" : "";
    String id = node.getId() == null ? "" : "#" + node.getId();
    String in = node.getParent() == null ? "" : " in " + path(node.getParent());
    return node.getClass().getSimpleName() + id + words + in;
  }

  /// The nearest node around that has a name.
  private static String path(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getId() != null) {
        return "#" + at.getId().toLowerCase(Locale.ROOT);
      }
      if (at instanceof Control && !at.getStyleClass().isEmpty()) {
        return "." + at.getStyleClass().getLast();
      }
    }
    return "the window";
  }
}
