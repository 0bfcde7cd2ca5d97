package io.optimum.workbench.domain.run;

/// Which threads of the host enqueue work.
public enum HostThreads {
  /// One per stream.
  PER_STREAM,
  /// One for all streams of a process: launches wait for each other.
  SHARED
}
