package io.optimum.workbench.device.cuda.driver;

import io.optimum.workbench.device.cuda.CudaGpuInfo;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One GPU through the CUDA driver: what a run needs of it, small enough to fake.
///
/// All threads share the device's primary context; each attaches before its first call. What a
/// driver opens is closed by whoever opened it, on the thread that used it, before the driver is.
/// Every method throws [io.optimum.workbench.device.cuda.CudaException] when the driver refuses.
public interface CudaDriver extends AutoCloseable {
  CudaGpuInfo gpu();

  /// Makes the GPU's context that of the calling thread.
  void attach();

  /// A new stream.
  ///
  /// @param partition the SMs it may use; null = all
  CudaStream stream(StreamPriority priority, @Nullable SmPartition partition);

  CudaEvent event();

  /// Copies of one inference: pinned buffers on the host, plain ones on the device.
  Transfers transfers(long inputBytes, long outputBytes);

  DeviceBuffer allocate(long bytes);

  /// @param ptx PTX text, compiled for this GPU by the driver
  CudaModule module(String ptx);

  /// Device memory that nobody uses, in bytes.
  long freeBytes();

  /// Whether SMs can be partitioned: green contexts, CUDA 12.4 and newer.
  boolean hasPartitions();

  /// Partitions of the SMs, one per share; disjoint as long as the shares together are at most 1.
  ///
  /// @throws IllegalArgumentException when [#hasPartitions] is false
  List<SmPartition> partition(List<Double> smShareFractions);

  /// Driver and CUDA version, for reports.
  String version();

  @Override
  void close();
}
