package io.optimum.workbench.ui.session;

import java.util.ArrayList;
import java.util.List;

/// Values that work on another thread adds and the window takes once per frame: a loss curve, the
/// best score so far. Thread-safe.
public final class Watched<T> {
  private final List<T> values = new ArrayList<>();

  public synchronized void add(T value) {
    values.add(value);
  }

  public synchronized void clear() {
    values.clear();
  }

  public synchronized int size() {
    return values.size();
  }

  /// A copy of everything so far.
  public synchronized List<T> snapshot() {
    return List.copyOf(values);
  }
}
