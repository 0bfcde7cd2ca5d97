package io.optimum.workbench.device.cuda.driver.jcuda;

import io.optimum.workbench.device.cuda.CudaException;
import jcuda.driver.CUresult;

/// Turns the driver's return codes into exceptions.
final class DriverCalls {
  private DriverCalls() {}

  static void check(String call, int code) {
    CudaException.check(CudaException.Api.CUDA, call, code, CUresult::stringFor);
  }
}
