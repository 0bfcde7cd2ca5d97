package io.optimum.workbench.device.cuda.tensorrt;

import static org.bytedeco.cuda.global.cudart.cudaFree;
import static org.bytedeco.cuda.global.cudart.cudaMalloc;
import static org.bytedeco.cuda.global.cudart.cudaMemcpy;
import static org.bytedeco.cuda.global.cudart.cudaMemcpyDeviceToHost;
import static org.bytedeco.cuda.global.cudart.cudaMemcpyHostToDevice;

import io.optimum.workbench.device.cuda.CudaException;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/// One piece of device memory through the CUDA runtime that TensorRT links, in the context that is
/// current.
final class CudaMemory implements AutoCloseable {
  private final Pointer address = new Pointer();
  private final long bytes;

  CudaMemory(long bytes) {
    this.bytes = bytes;
    check("cudaMalloc", cudaMalloc(address, bytes));
  }

  Pointer address() {
    return address;
  }

  long bytes() {
    return bytes;
  }

  void write(byte[] from) {
    try (BytePointer host = new BytePointer(from)) {
      check("cudaMemcpy", cudaMemcpy(address, host, from.length, cudaMemcpyHostToDevice));
    }
  }

  /// Waits until the device has done all that was enqueued.
  static void await() {
    check("cudaDeviceSynchronize", cudart.cudaDeviceSynchronize());
  }

  /// Waits for the device.
  byte[] read() {
    byte[] to = new byte[Math.toIntExact(bytes)];
    try (BytePointer host = new BytePointer(bytes)) {
      await();
      check("cudaMemcpy", cudaMemcpy(host, address, bytes, cudaMemcpyDeviceToHost));
      host.get(to);
    }
    return to;
  }

  @Override
  public void close() {
    check("cudaFree", cudaFree(address));
  }

  /// The runtime keeps the last error of a thread until somebody takes it: TensorRT would take it
  /// for one of its own launches.
  private static void check(String call, int code) {
    if (code != 0) {
      int ignored = cudart.cudaGetLastError();
    }
    CudaException.check(
        CudaException.Api.CUDA, call, code, error -> cudart.cudaGetErrorName(error).getString());
  }
}
