package io.optimum.workbench.cli;

import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import org.jspecify.annotations.Nullable;

/// Serves devices on standard input and output.
@FunctionalInterface
public interface AgentService {
  /// Blocks until whoever measures is done.
  ///
  /// @param only the one device to serve; null = any
  /// @param tensorRt whose engines run
  /// @return exit code
  /// @throws IllegalArgumentException when that TensorRT is not there
  int serve(@Nullable DeviceAddress only, TensorRtMajor tensorRt);
}
