/// Kernels that a profiler saw, whichever it was.
///
/// Start at [ObservedKernel]; [Repetition] finds inferences in a stream of them, [WorkEstimate]
/// makes profiles of them, with [KernelCounters] where there are some. Uses `importer.layer` and
/// `domain`.
@NullMarked
package io.optimum.workbench.importer.kernel;

import org.jspecify.annotations.NullMarked;
