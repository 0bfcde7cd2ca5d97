package io.optimum.workbench.device.cuda.driver.jcuda;

import static io.optimum.workbench.device.cuda.driver.jcuda.DriverCalls.check;
import static jcuda.driver.JCudaDriver.cuEventCreate;
import static jcuda.driver.JCudaDriver.cuEventDestroy;
import static jcuda.driver.JCudaDriver.cuEventElapsedTime;
import static jcuda.driver.JCudaDriver.cuEventQuery;

import io.optimum.workbench.device.cuda.driver.CudaEvent;
import jcuda.driver.CUevent;
import jcuda.driver.CUresult;

/// An event that takes the time.
final class JCudaEvent implements CudaEvent {
  private static final double NANOS_PER_MILLI = 1e6;
  private final CUevent event = new CUevent();
  private final float[] millis = new float[1];

  JCudaEvent() {
    check("cuEventCreate", cuEventCreate(event, 0));
  }

  CUevent event() {
    return event;
  }

  @Override
  public boolean isDone() {
    int code = cuEventQuery(event);
    if (code == CUresult.CUDA_ERROR_NOT_READY) {
      return false;
    }
    check("cuEventQuery", code);
    return true;
  }

  @Override
  public double nanosSince(CudaEvent start) {
    check("cuEventElapsedTime", cuEventElapsedTime(millis, ((JCudaEvent) start).event, event));
    return millis[0] * NANOS_PER_MILLI;
  }

  @Override
  public void close() {
    check("cuEventDestroy", cuEventDestroy(event));
  }
}
