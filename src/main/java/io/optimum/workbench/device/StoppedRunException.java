package io.optimum.workbench.device;

import java.util.concurrent.CancellationException;

/// A run that is played back has come to where somebody stopped it when it was recorded. It has no
/// result, as a run that is stopped now has none.
public final class StoppedRunException extends CancellationException {
  private static final long serialVersionUID = 1;

  public StoppedRunException(String message) {
    super(message);
  }
}
