package io.optimum.workbench.device.cuda.driver.jcuda;

import static io.optimum.workbench.device.cuda.driver.jcuda.DriverCalls.check;
import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoH;
import static jcuda.driver.JCudaDriver.cuMemsetD8;

import io.optimum.workbench.device.cuda.driver.DeviceBuffer;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;

/// Device memory by `cuMemAlloc`.
final class JCudaBuffer implements DeviceBuffer {
  /// JCuda hides the address from all but its subclasses.
  private static final class Handle extends CUdeviceptr {
    long address() {
      return getNativePointer();
    }
  }

  private final Handle pointer = new Handle();
  private final long bytes;

  JCudaBuffer(long bytes) {
    this.bytes = bytes;
    check("cuMemAlloc(%d bytes)".formatted(bytes), cuMemAlloc(pointer, bytes));
  }

  CUdeviceptr pointer() {
    return pointer;
  }

  @Override
  public long address() {
    return pointer.address();
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void clear() {
    check("cuMemsetD8", cuMemsetD8(pointer, (byte) 0, bytes));
  }

  @Override
  public long[] read(int words) {
    long[] host = new long[words];
    check("cuMemcpyDtoH", cuMemcpyDtoH(Pointer.to(host), pointer, (long) words * Long.BYTES));
    return host;
  }

  @Override
  public void close() {
    check("cuMemFree", cuMemFree(pointer));
  }
}
