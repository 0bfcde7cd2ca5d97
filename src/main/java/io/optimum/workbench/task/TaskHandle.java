package io.optimum.workbench.task;

/// A piece of long work that was started.
public interface TaskHandle {
  String title();

  /// Asks the work to stop; it does so at its next report.
  void cancel();

  boolean isRunning();

  /// Work that is already over.
  static TaskHandle finished(String title) {
    return new TaskHandle() {
      @Override
      public String title() {
        return title;
      }

      @Override
      public void cancel() {}

      @Override
      public boolean isRunning() {
        return false;
      }
    };
  }
}
