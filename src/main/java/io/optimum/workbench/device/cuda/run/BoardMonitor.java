package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.domain.RunConditions;

/// Watches the board beside a run. Sampled on the thread that called the run, never on one that
/// enqueues.
public interface BoardMonitor {
  /// Takes a sample.
  void sample();

  /// Forgets what it saw: the warm-up is over.
  void reset();

  /// What it saw since.
  RunConditions conditions();

  /// Sees nothing.
  static BoardMonitor none(String reason) {
    return new BoardMonitor() {
      @Override
      public void sample() {}

      @Override
      public void reset() {}

      @Override
      public RunConditions conditions() {
        return new RunConditions.NotObserved(reason);
      }
    };
  }
}
