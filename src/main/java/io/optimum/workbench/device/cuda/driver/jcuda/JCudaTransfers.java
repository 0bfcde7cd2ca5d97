package io.optimum.workbench.device.cuda.driver.jcuda;

import static io.optimum.workbench.device.cuda.driver.jcuda.DriverCalls.check;
import static jcuda.driver.JCudaDriver.cuMemAllocHost;
import static jcuda.driver.JCudaDriver.cuMemFreeHost;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoHAsync;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoDAsync;

import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.driver.Transfers;
import java.util.Map;
import java.util.Objects;
import jcuda.Pointer;
import jcuda.driver.CUstream;
import org.jspecify.annotations.Nullable;

/// Copies between page-locked host memory and the device; from pageable memory a copy would not be
/// asynchronous.
final class JCudaTransfers implements Transfers {
  private final Map<Long, CUstream> streams;
  private final @Nullable Pair in;
  private final @Nullable Pair out;

  JCudaTransfers(Map<Long, CUstream> streams, long inputBytes, long outputBytes) {
    this.streams = streams;
    in = inputBytes == 0 ? null : new Pair(inputBytes);
    out = outputBytes == 0 ? null : new Pair(outputBytes);
  }

  @Override
  public void enqueueIn(CudaStream stream) {
    if (in != null) {
      check(
          "cuMemcpyHtoDAsync",
          cuMemcpyHtoDAsync(in.device.pointer(), in.host, in.device.bytes(), at(stream)));
    }
  }

  @Override
  public void enqueueOut(CudaStream stream) {
    if (out != null) {
      check(
          "cuMemcpyDtoHAsync",
          cuMemcpyDtoHAsync(out.host, out.device.pointer(), out.device.bytes(), at(stream)));
    }
  }

  private CUstream at(CudaStream stream) {
    return Objects.requireNonNull(streams.get(stream.handle()), "open stream");
  }

  @Override
  public void close() {
    if (in != null) {
      in.close();
    }
    if (out != null) {
      out.close();
    }
  }

  /// The same data on both sides.
  private static final class Pair {
    final Pointer host = new Pointer();
    final JCudaBuffer device;

    Pair(long bytes) {
      device = new JCudaBuffer(bytes);
      check("cuMemAllocHost(%d bytes)".formatted(bytes), cuMemAllocHost(host, bytes));
    }

    void close() {
      check("cuMemFreeHost", cuMemFreeHost(host));
      device.close();
    }
  }
}
