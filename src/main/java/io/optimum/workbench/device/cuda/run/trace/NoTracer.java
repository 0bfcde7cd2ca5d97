package io.optimum.workbench.device.cuda.run.trace;

import io.optimum.workbench.device.cuda.driver.CudaStream;
import java.util.List;

/// No tracer, and why.
record NoTracer(String reason) implements KernelTracer {
  @Override
  public boolean isAvailable() {
    return false;
  }

  @Override
  public void begin(long originNanos) {}

  @Override
  public void stream(CudaStream stream, int lane) {}

  @Override
  public List<KernelSpan> drain() {
    return List.of();
  }

  @Override
  public List<KernelSpan> end() {
    return List.of();
  }

  @Override
  public long dropped() {
    return 0;
  }
}
