/// Engines that run together: each a [Deployment], all a [Combination]; a [RunRequest] asks for a
/// run, a [RunResult] says what was seen, [SpanBatch] when, and a [Recording] keeps it. Uses
/// `domain.engine`, `domain.gpu` and `domain.load`.
@NullMarked
package io.optimum.workbench.domain.run;

import org.jspecify.annotations.NullMarked;
