package io.optimum.workbench.cli;

import io.optimum.workbench.device.DeviceAddress;
import org.jspecify.annotations.Nullable;

/// Serves devices on standard input and output.
@FunctionalInterface
public interface AgentService {
  /// Blocks until whoever measures is done.
  ///
  /// @param only the one device to serve; null = any
  void serve(@Nullable DeviceAddress only);
}
