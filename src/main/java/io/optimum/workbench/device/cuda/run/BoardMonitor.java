package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.domain.run.RunConditions;

/// Watches the board beside a run. Sampled on the thread that called the run, never on one that
/// enqueues.
public interface BoardMonitor {
  /// Takes a sample.
  void sample();

  /// Looks at the board before a run, and whether others use the GPU: who is there then
  /// contaminates it.
  ///
  /// @return what it saw
  RunConditions look();

  /// Forgets clocks, power and heat: the warm-up is over. Whoever used the GPU in it stays known.
  void reset();

  /// What it saw since.
  RunConditions conditions();

  /// Sees nothing.
  static BoardMonitor none(String reason) {
    return new BoardMonitor() {
      @Override
      public void sample() {}

      @Override
      public RunConditions look() {
        return conditions();
      }

      @Override
      public void reset() {}

      @Override
      public RunConditions conditions() {
        return new RunConditions.NotObserved(reason);
      }
    };
  }
}
