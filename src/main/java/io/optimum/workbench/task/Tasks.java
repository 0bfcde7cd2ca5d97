package io.optimum.workbench.task;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// The one way to run long work. The window runs it off its thread and delivers the outcome on it;
/// tests and the command line run it inline.
public interface Tasks {
  /// Runs `work`; exactly one of `done` and `failed` is called, `failed` with a
  /// [CancellationException] when the user stopped it.
  <T> TaskHandle run(String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed);

  /// Runs everything at once on the caller's thread.
  static Tasks inline() {
    return new InlineTasks(Progress.none());
  }

  /// The same, with progress.
  static Tasks inline(Progress progress) {
    return new InlineTasks(progress);
  }
}
