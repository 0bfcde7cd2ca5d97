package io.optimum.workbench.task;

import java.util.function.Consumer;

/// Runs work at once, on the caller's thread.
final class InlineTasks implements Tasks {
  private final Progress progress;

  InlineTasks(Progress progress) {
    this.progress = progress;
  }

  @Override
  public <T> TaskHandle run(
      String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    T outcome;
    try {
      outcome = work.run(progress);
    } catch (Exception e) {
      failed.accept(e);
      return TaskHandle.finished(title);
    }
    done.accept(outcome);
    return TaskHandle.finished(title);
  }
}
