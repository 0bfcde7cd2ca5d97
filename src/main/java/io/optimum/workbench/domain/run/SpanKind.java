package io.optimum.workbench.domain.run;

/// What a span on a stream's lane shows.
public enum SpanKind {
  HOST_TO_DEVICE,
  KERNEL,
  DEVICE_TO_HOST,
  /// A whole inference, from its start to its end; drawn above its kernels.
  INFERENCE
}
