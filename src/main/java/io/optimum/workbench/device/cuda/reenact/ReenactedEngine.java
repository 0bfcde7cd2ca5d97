package io.optimum.workbench.device.cuda.reenact;

import io.optimum.workbench.device.cuda.Executable;
import io.optimum.workbench.device.cuda.driver.CudaKernel;
import io.optimum.workbench.device.cuda.driver.DeviceBuffer;
import java.util.List;

/// An inference as stand-ins of its kernels, and one launch of one thread that counts it.
final class ReenactedEngine implements Executable {
  private final List<CudaKernel.PreparedLaunch> launches;
  private final DeviceBuffer inferences;

  ReenactedEngine(List<CudaKernel.PreparedLaunch> launches, DeviceBuffer inferences) {
    this.launches = List.copyOf(launches);
    this.inferences = inferences;
  }

  @Override
  public void enqueue(long stream) {
    for (CudaKernel.PreparedLaunch each : launches) {
      each.enqueue(stream);
    }
  }

  /// The counter only: weights and activations of the profile are not there.
  @Override
  public long deviceMemoryBytes() {
    return inferences.bytes();
  }

  @Override
  public void close() {
    inferences.close();
  }
}
