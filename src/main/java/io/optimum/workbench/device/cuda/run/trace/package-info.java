/// Kernels seen while engines run: a [KernelTracer] gives a [KernelSpan] for each, or [NoTracer]
/// none. Uses `domain`.
@NullMarked
package io.optimum.workbench.device.cuda.run.trace;

import org.jspecify.annotations.NullMarked;
