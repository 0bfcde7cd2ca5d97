package io.optimum.workbench.device.cuda.driver.jcuda;

import static io.optimum.workbench.device.cuda.driver.jcuda.DriverCalls.check;
import static jcuda.driver.JCudaDriver.cuMemAllocHost;
import static jcuda.driver.JCudaDriver.cuMemFreeHost;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoHAsync;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoDAsync;

import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.driver.Scope;
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
  private final Scope scope;
  private final @Nullable Pair in;
  private final @Nullable Pair out;

  private JCudaTransfers(
      Map<Long, CUstream> streams, Scope scope, @Nullable Pair in, @Nullable Pair out) {
    this.streams = streams;
    this.scope = scope;
    this.in = in;
    this.out = out;
  }

  /// Memory for all of it, or for none where it does not suffice.
  static JCudaTransfers of(Map<Long, CUstream> streams, long inputBytes, long outputBytes) {
    Scope scope = new Scope();
    try {
      Pair in = pair(scope, inputBytes);
      return new JCudaTransfers(streams, scope, in, pair(scope, outputBytes));
    } catch (CudaException e) {
      scope.closeAfter(e);
      throw e;
    }
  }

  private static @Nullable Pair pair(Scope scope, long bytes) {
    if (bytes == 0) {
      return null;
    }
    JCudaBuffer device = scope.keep(new JCudaBuffer(bytes));
    return new Pair(scope.keep(new PinnedMemory(bytes)).address, device);
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
    scope.close();
  }

  /// The same data on both sides.
  private record Pair(Pointer host, JCudaBuffer device) {}

  /// Page-locked memory of the host.
  private static final class PinnedMemory implements AutoCloseable {
    final Pointer address = new Pointer();

    PinnedMemory(long bytes) {
      check("cuMemAllocHost(%d bytes)".formatted(bytes), cuMemAllocHost(address, bytes));
    }

    @Override
    public void close() {
      check("cuMemFreeHost", cuMemFreeHost(address));
    }
  }
}
