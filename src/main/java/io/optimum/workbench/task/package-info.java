/// Progress, cancellation and the one way to run long work. JDK only.
///
/// Services are blocking methods that take a [Progress]; faces run them through [Tasks].
@NullMarked
package io.optimum.workbench.task;

import org.jspecify.annotations.NullMarked;
