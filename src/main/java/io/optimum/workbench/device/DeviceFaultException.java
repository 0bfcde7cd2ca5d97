package io.optimum.workbench.device;

/// A device failed while it worked: an error of CUDA or TensorRT, a lost GPU, an agent that ended.
/// What it was doing has no result; whether it can do anything else is not known, so open it anew.
public final class DeviceFaultException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DeviceFaultException(String message) {
    super(message);
  }

  public DeviceFaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
