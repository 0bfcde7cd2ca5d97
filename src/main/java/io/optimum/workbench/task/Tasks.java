package io.optimum.workbench.task;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// The one way a window runs long work: off its thread, with the outcome delivered on it.
public interface Tasks {
  /// Runs `work`; exactly one of `done` and `failed` is called, `failed` with a
  /// [CancellationException] when the user stopped it.
  <T> TaskHandle run(String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed);
}
