package io.optimum.workbench.domain.run;

/// Priority of a CUDA stream. Blocks of a higher priority are placed first; resident blocks are
/// never taken back, so priority is not isolation.
public enum StreamPriority {
  HIGH,
  NORMAL,
  LOW
}
