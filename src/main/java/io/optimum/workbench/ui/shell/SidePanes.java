package io.optimum.workbench.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/// The project tree on the left and the inspector on the right of the screens. In a narrow window
/// they give way to the screen, the inspector first; each can be taken back or away by hand, which
/// holds until the window's width passes its bound again.
final class SidePanes extends SplitPane {
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final double TREE_FROM_WIDTH = 900;
  private static final double INSPECTOR_FROM_WIDTH = 1150;
  private static final double TREE_WIDTH = 200;
  private static final double INSPECTOR_WIDTH = 288;

  private final Region tree;
  private final Node screens;
  private final Region inspector;
  private boolean showTree = true;
  private boolean showInspector = true;
  private boolean misplaced = true;

  SidePanes(Region tree, Node screens, Region inspector) {
    this.tree = tree;
    this.screens = screens;
    this.inspector = inspector;
    setResizableWithParent(tree, false);
    setResizableWithParent(inspector, false);
    widthProperty().subscribe((before, now) -> resized(before.doubleValue(), now.doubleValue()));
    arrange();
  }

  void toggleTree() {
    showTree = !showTree;
    arrange();
  }

  void toggleInspector() {
    showInspector = !showInspector;
    arrange();
  }

  private void resized(double before, double now) {
    boolean treeFits = now >= TREE_FROM_WIDTH;
    boolean inspectorFits = now >= INSPECTOR_FROM_WIDTH;
    boolean first = before == 0;
    pseudoClassStateChanged(NARROW, !treeFits);
    if (first || treeFits != before >= TREE_FROM_WIDTH) {
      showTree = treeFits;
    }
    if (first || inspectorFits != before >= INSPECTOR_FROM_WIDTH) {
      showInspector = inspectorFits;
    }
    arrange();
  }

  private void arrange() {
    List<Node> shown = new ArrayList<>();
    if (showTree) {
      shown.add(tree);
    }
    shown.add(screens);
    if (showInspector) {
      shown.add(inspector);
    }
    if (!getItems().equals(shown)) {
      getItems().setAll(shown);
      misplaced = true;
    }
  }

  /// Dividers can be placed only once they lie where the window's width puts them.
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (misplaced && getWidth() > 0) {
      misplaced = false;
      place();
    }
  }

  /// Dividers where both sides have their usual width.
  private void place() {
    double width = getWidth();
    int divider = 0;
    if (showTree) {
      setDividerPosition(divider++, TREE_WIDTH / width);
    }
    if (showInspector) {
      setDividerPosition(divider, 1 - INSPECTOR_WIDTH / width);
    }
  }
}
