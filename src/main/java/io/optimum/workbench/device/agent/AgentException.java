package io.optimum.workbench.device.agent;

import io.optimum.workbench.device.DeviceFaultException;

/// An agent cannot be started, has ended, is silent, or says what cannot be understood. The message
/// has what it wrote to standard error last; the agent is gone.
public final class AgentException extends DeviceFaultException {
  private static final long serialVersionUID = 1;

  AgentException(String message) {
    super(message);
  }
}
