package io.optimum.workbench.device.cuda.cupti;

import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.run.SpanKind;

/// One activity record, as far as a timeline needs it.
///
/// @param kind kernel, or copy by its direction
/// @param stream CUPTI's number of the stream
/// @param startNanos on CUPTI's clock
/// @param endNanos on CUPTI's clock
/// @param name of the kernel, mangled as it is in the module
/// @param launch of the kernel
record Activity(
    SpanKind kind, int stream, long startNanos, long endNanos, String name, KernelLaunch launch) {
  /// Whether CUPTI could take its times; those it could not are zero (cupti_activity.h).
  boolean isTimed() {
    return startNanos > 0 && endNanos >= startNanos;
  }
}
