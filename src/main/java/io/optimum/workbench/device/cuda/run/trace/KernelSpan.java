package io.optimum.workbench.device.cuda.run.trace;

import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.run.SpanKind;

/// A kernel or copy that a tracer saw. Times are those of the run.
///
/// @param lane on which it ran
/// @param kind what it was
/// @param name of the kernel
/// @param launch how it was launched
/// @param startNanos on the device
/// @param endNanos on the device
public record KernelSpan(
    int lane,
    SpanKind kind,
    String name,
    KernelLaunch launch,
    double startNanos,
    double endNanos) {}
