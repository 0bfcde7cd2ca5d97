/// Headless face: picocli commands without logic of their own.
///
/// [OptimumCli] lists the commands; each reads its options, calls steps of `workflow`, and prints a
/// table or, with `--json`, one object. Exit codes are in [ExitCode].
@NullMarked
package io.optimum.workbench.cli;

import org.jspecify.annotations.NullMarked;
