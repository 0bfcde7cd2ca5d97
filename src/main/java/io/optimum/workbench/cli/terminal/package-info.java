/// What every command writes with: [Output] (results and everything else), [Table] and [Text],
/// progress that a person sees, exit codes ([ExitCode]), Ctrl-C as a cancellation ([Interrupts]).
/// Uses `codec` and `domain`.
@NullMarked
package io.optimum.workbench.cli.terminal;

import org.jspecify.annotations.NullMarked;
