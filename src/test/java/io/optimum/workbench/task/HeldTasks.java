package io.optimum.workbench.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// Runs each work when a test says so, on its thread.
public final class HeldTasks implements Tasks {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<String> cancelled = new ArrayList<>();

  @Override
  public <T> TaskHandle run(
      String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    waiting.add(() -> new InlineTasks().run(title, work, done, failed));
    return new TaskHandle() {
      @Override
      public void cancel() {
        cancelled.add(title);
      }

      @Override
      public boolean isRunning() {
        return true;
      }
    };
  }

  /// Titles of what was to be stopped.
  public List<String> cancelled() {
    return List.copyOf(cancelled);
  }

  public void runNext() {
    waiting.remove().run();
  }

  public void runAll() {
    while (!waiting.isEmpty()) {
      runNext();
    }
  }
}
