package io.optimum.workbench.task;

import java.util.function.Consumer;

/// Runs work at once, on the caller's thread.
public final class InlineTasks implements Tasks {
  private final Progress progress;

  public InlineTasks() {
    this(Progress.none());
  }

  public InlineTasks(Progress progress) {
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
      return TaskHandle.finished();
    }
    done.accept(outcome);
    return TaskHandle.finished();
  }
}
