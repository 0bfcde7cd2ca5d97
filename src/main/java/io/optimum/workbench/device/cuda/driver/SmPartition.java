package io.optimum.workbench.device.cuda.driver;

/// SMs that the streams of a deployment are held to: a green context.
public interface SmPartition extends AutoCloseable {
  /// SMs it has; the driver gives whole groups of them.
  int smCount();

  @Override
  void close();
}
