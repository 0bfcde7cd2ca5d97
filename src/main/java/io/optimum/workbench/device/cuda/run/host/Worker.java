package io.optimum.workbench.device.cuda.run.host;

/// What one host thread does in a run. All three on that thread.
public interface Worker {
  /// Opens streams and execution contexts, and runs each once.
  void open();

  /// Does what is due.
  ///
  /// @return how long nothing will be due, in nanoseconds; 0 = poll on; [#ENDED] = for ever
  double step();

  /// Closes what was opened.
  void close();

  /// It has nothing more to do.
  double ENDED = Double.POSITIVE_INFINITY;
}
