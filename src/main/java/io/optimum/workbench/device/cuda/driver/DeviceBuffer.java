package io.optimum.workbench.device.cuda.driver;

/// Device memory.
public interface DeviceBuffer extends AutoCloseable {
  /// Its `CUdeviceptr`.
  long address();

  long bytes();

  /// Fills it with zero, at once.
  void clear();

  /// Its first 64-bit words, copied to the host; waits for the whole device.
  long[] read(int words);

  @Override
  void close();
}
