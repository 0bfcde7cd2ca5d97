package io.optimum.workbench.device.cuda.run.host;

import java.util.List;

/// Threads and time of the host. The real one has both; that of tests has one thread and a clock
/// that jumps.
public interface Host {
  /// Time since some moment.
  long nowNanos();

  /// Starts a thread for each worker and waits until all have opened what they need.
  ///
  /// @throws RuntimeException the first failure of a worker; all have ended then
  Crew start(List<Worker> workers);

  /// Threads at work.
  interface Crew extends AutoCloseable {
    /// Lets them begin; until then they wait.
    void go();

    /// Rests on the calling thread while they work.
    ///
    /// @return whether any still works
    /// @throws RuntimeException the first failure of a worker
    boolean rest(long nanos);

    /// Waits until all have ended and closed what they opened.
    ///
    /// @throws RuntimeException the first failure of a worker
    @Override
    void close();
  }
}
