package io.optimum.workbench.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/// Two panes that keep their shares of the room when the window changes its size; a user's drag of
/// the divider changes the shares. JavaFX's own split pane gives both panes the same pixels more or
/// less, so that one of them is squeezed in a small window and stays so in a large one.
public final class SteadySplit extends SplitPane {
  private double share;
  private double room;

  /// @param share of the first pane, 0..1
  public SteadySplit(double share, Node first, Node second) {
    super(first, second);
    this.share = share;
    setDividerPositions(share);
    addEventFilter(MouseEvent.MOUSE_RELEASED, event -> dragged(event.getTarget()));
  }

  /// One below the other.
  public static SteadySplit vertical(double share, Node first, Node second) {
    SteadySplit split = new SteadySplit(share, first, second);
    split.setOrientation(Orientation.VERTICAL);
    return split;
  }

  private void dragged(Object target) {
    if (target instanceof Node node && node.getStyleClass().contains("split-pane-divider")) {
      share = getDividerPositions()[0];
    }
  }

  @Override
  protected void layoutChildren() {
    double now = getOrientation() == Orientation.HORIZONTAL ? getWidth() : getHeight();
    boolean resized = now != room;
    room = now;
    super.layoutChildren();
    if (resized) {
      setDividerPositions(share);
      super.layoutChildren();
    }
  }
}
