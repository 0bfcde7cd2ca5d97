package io.optimum.workbench.ui.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Undo and redo of snapshots. Steps of one gesture, such as the positions of a dragged slider,
/// count as one.
final class History<T> {
  /// More than anyone goes back; snapshots share what did not change.
  private static final int DEPTH = 200;

  private final Deque<Step<T>> done = new ArrayDeque<>();
  private final Deque<Step<T>> undone = new ArrayDeque<>();
  private boolean gestureOpen;
  private boolean gestureStarted;

  /// @param title what the user did
  /// @param before the state before it
  record Step<T>(String title, T before) {}

  void record(String title, T before) {
    undone.clear();
    if (gestureOpen && gestureStarted) {
      return;
    }
    gestureStarted = gestureOpen;
    done.push(new Step<>(title, before));
    if (done.size() > DEPTH) {
      done.removeLast();
    }
  }

  /// The same for what is looked through one after another: steps of one title that follow each
  /// other are one.
  void browse(String title, T before) {
    if (undoTitle().equals(title)) {
      undone.clear();
    } else {
      record(title, before);
    }
  }

  void beginGesture() {
    gestureOpen = true;
    gestureStarted = false;
  }

  void endGesture() {
    gestureOpen = false;
    gestureStarted = false;
  }

  Optional<T> undo(T now) {
    return move(done, undone, now);
  }

  Optional<T> redo(T now) {
    return move(undone, done, now);
  }

  private Optional<T> move(Deque<Step<T>> from, Deque<Step<T>> to, T now) {
    endGesture();
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Step<T> step = from.pop();
    to.push(new Step<>(step.title(), now));
    return Optional.of(step.before());
  }

  String undoTitle() {
    return done.isEmpty() ? "" : done.peek().title();
  }

  String redoTitle() {
    return undone.isEmpty() ? "" : undone.peek().title();
  }

  void clear() {
    done.clear();
    undone.clear();
    endGesture();
  }
}
