package io.optimum.workbench.ui.session;

import java.util.ArrayList;
import java.util.List;

/// Values that work on another thread adds and the window takes once per frame: a loss curve, the
/// best score so far. Thread-safe.
public final class Watched<T> {
  private final List<T> values = new ArrayList<>();
  private Runnable wake = () -> {};

  /// @param newWake called after each change, on the thread that made it; must return at once
  public void wakes(Runnable newWake) {
    synchronized (this) {
      wake = newWake;
    }
    newWake.run();
  }

  public void add(T value) {
    change(() -> values.add(value)).run();
  }

  public void clear() {
    change(values::clear).run();
  }

  /// Answers whom to wake.
  private synchronized Runnable change(Runnable how) {
    how.run();
    return wake;
  }

  public synchronized int size() {
    return values.size();
  }

  /// A copy of everything so far.
  public synchronized List<T> snapshot() {
    return List.copyOf(values);
  }
}
