package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.control.EmptyState;
import javafx.event.Event;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Holds a screen. In a window too small for it, the screen keeps its least height and scrolls;
/// while it has nothing to show but what to do first, it is as high as the window.
final class Room extends StackPane {
  private static final double LEAST_HEIGHT = 560;

  private final Region screen;

  private Room(Region screen) {
    super(screen);
    this.screen = screen;
    // A pane that scrolls takes the keys from what was clicked in it.
    addEventHandler(MouseEvent.MOUSE_PRESSED, Event::consume);
  }

  static Region around(Region screen) {
    if (screen instanceof ScrollPane) {
      return screen;
    }
    ScrollPane scroll = new ScrollPane(new Room(screen));
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    return scroll;
  }

  @Override
  protected double computeMinHeight(double width) {
    double needed = super.computeMinHeight(width);
    return isEmpty() ? needed : Math.max(LEAST_HEIGHT, needed);
  }

  private boolean isEmpty() {
    return screen instanceof BorderPane pane
        && pane.getCenter() instanceof Pane body
        && body.getChildren().stream().anyMatch(EmptyState.class::isInstance);
  }
}
