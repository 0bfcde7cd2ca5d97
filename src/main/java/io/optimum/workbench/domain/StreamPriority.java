package io.optimum.workbench.domain;

/// Priority of a CUDA stream. Blocks of a higher priority are placed first; resident blocks are
/// never taken back, so priority is not isolation.
public enum StreamPriority {
  HIGH,
  NORMAL,
  LOW
}
