package io.optimum.workbench.device.agent.server;

import io.optimum.workbench.device.RunControl;
import java.util.concurrent.CancellationException;

/// How a run is to go on: made when it is asked for, so that a cancellation that comes before it
/// begins is not lost. Thread-safe.
final class Conduct {
  private final RunControl control = new RunControl();
  private volatile boolean cancelled;

  RunControl control() {
    return control;
  }

  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  void refuseWhenCancelled() {
    if (cancelled) {
      throw new CancellationException("The run was cancelled.");
    }
  }
}
