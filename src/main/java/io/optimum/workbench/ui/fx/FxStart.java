package io.optimum.workbench.ui.fx;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/// Starts JavaFX. Its toolkit and what the window needs are made at the same time, on two threads.
public final class FxStart {
  private FxStart() {}

  /// Returns once `show` is on its way to the window's thread; the program then ends with its last
  /// window.
  ///
  /// @param prepare runs on the calling thread while the toolkit starts
  /// @param show runs on the window's thread with what was prepared
  /// @return false when there is no display, and nothing was prepared
  public static <T> boolean run(Supplier<T> prepare, Consumer<T> show) {
    try {
      Platform.startup(() -> {});
    } catch (UnsupportedOperationException e) {
      return false;
    }
    T prepared = prepare.get();
    Platform.runLater(() -> show.accept(prepared));
    return true;
  }
}
