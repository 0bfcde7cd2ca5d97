package io.optimum.workbench.ui.chart;

import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A name of a [Legend] that can be pressed. It draws nothing but the ring of the focus.
final class LegendEntry extends Region {
  private static final double ROOM = 3;

  private static final String HELP =
      "Click hides or shows it (Space); double click shows it alone (Alt+Enter)";

  private final Legend legend;
  private boolean explained;
  private Legend.Entry entry = new Legend.Entry(0, "", Legend.Swatch.MARK);

  LegendEntry(Legend legend) {
    this.legend = legend;
    getStyleClass().add("legend-entry");
    setManaged(false);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    setCursor(Cursor.HAND);
    setAccessibleHelp(HELP);
    setOnMouseEntered(_ -> explain());
    addEventHandler(MouseEvent.ANY, this::mouse);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void follow(Legend.Entry now) {
    entry = now;
    setAccessibleText(now.name() + (isShown() ? ", shown" : ", hidden"));
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
  }

  void place(Rectangle2D drawn) {
    resizeRelocate(
        drawn.getMinX() - ROOM, drawn.getMinY(), drawn.getWidth() + 2 * ROOM, drawn.getHeight());
  }

  private void explain() {
    if (!explained) {
      Tooltip.install(this, new Tooltip(HELP));
      explained = true;
    }
  }

  private boolean isShown() {
    return legend.isShown(entry.series());
  }

  /// The plot must not take what is done here for its own. The second click of two first takes back
  /// what the first one did.
  private void mouse(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    event.consume();
    if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
      requestFocus();
    } else if (event.getEventType() == MouseEvent.MOUSE_CLICKED && CanvasView.isClick(event)) {
      press(event.isAltDown());
      if (event.getClickCount() == 2 && !event.isAltDown()) {
        press(true);
      }
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
      press(event.isAltDown());
      event.consume();
    }
  }

  private void press(boolean alone) {
    if (alone) {
      legend.isolate(entry.series());
    } else {
      legend.toggle(entry.series());
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.SELECTED
        ? Boolean.valueOf(isShown())
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      press(false);
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }
}
