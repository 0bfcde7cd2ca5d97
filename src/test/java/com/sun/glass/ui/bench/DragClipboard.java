package com.sun.glass.ui.bench;

import com.sun.glass.ui.Clipboard;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// What is being dragged. Pushing data starts the drag, and returns once it was dropped.
final class DragClipboard extends BenchClipboard {
  private @Nullable BenchView over;
  private int offeredActions;
  private int acceptedAction;

  DragClipboard() {
    super(Clipboard.DND);
  }

  @Override
  protected void pushToSystem(HashMap<String, Object> data, int supportedActions) {
    over = null;
    offeredActions = supportedActions;
    acceptedAction = Clipboard.ACTION_NONE;
    BenchApplication.current().dragUntilDropped(this);
    actionPerformed(acceptedAction);
  }

  void move(@Nullable BenchView view, int x, int y) {
    if (view != over) {
      leave();
      over = view;
      if (view != null) {
        view.dragEnter(x, y, proposedAction());
      }
    }
    acceptedAction = view == null ? Clipboard.ACTION_NONE : view.dragOver(x, y, proposedAction());
  }

  void drop(@Nullable BenchView view, int x, int y) {
    move(view, x, y);
    if (view != null && acceptedAction != Clipboard.ACTION_NONE) {
      acceptedAction = view.dragDrop(x, y, proposedAction());
    } else {
      leave();
    }
    BenchApplication.current().endDrag();
  }

  private void leave() {
    if (over != null) {
      over.dragLeave();
    }
  }

  private int proposedAction() {
    for (int action : new int[] {Clipboard.ACTION_COPY, Clipboard.ACTION_MOVE}) {
      if ((offeredActions & action) != 0) {
        return action;
      }
    }
    return offeredActions;
  }
}
