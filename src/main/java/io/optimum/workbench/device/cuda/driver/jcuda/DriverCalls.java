package io.optimum.workbench.device.cuda.driver.jcuda;

import io.optimum.workbench.device.cuda.CudaErrors;
import io.optimum.workbench.device.cuda.CudaException;
import jcuda.driver.CUresult;

/// Turns the driver's return codes into exceptions.
final class DriverCalls {
  private DriverCalls() {}

  static void check(String call, int code) {
    CudaException.check(CudaException.Api.CUDA, call, code, DriverCalls::nameOf);
  }

  /// JCuda 12.6 does not know all that a newer driver answers.
  private static String nameOf(int code) {
    String name = CUresult.stringFor(code);
    return name.startsWith("INVALID ") ? CudaErrors.nameOf(code) : name;
  }
}
