package io.optimum.workbench.task;

/// A piece of long work that was started.
public interface TaskHandle {
  /// Asks the work to stop; it does so at its next report.
  void cancel();

  boolean isRunning();

  /// Work that is already over.
  static TaskHandle finished() {
    return new TaskHandle() {
      @Override
      public void cancel() {}

      @Override
      public boolean isRunning() {
        return false;
      }
    };
  }
}
