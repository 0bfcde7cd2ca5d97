/// Headless face: picocli commands without logic of their own.
///
/// [OptimumCli] lists the commands; each reads its options, calls steps of `workflow`, and prints a
/// table or, with `--json`, one object. The commands live by what they are for: `cli.project`,
/// `cli.measure`, `cli.predict`, `cli.plan`, `cli.machine`, `cli.study`; they share the options of
/// `cli.option` and write through `cli.terminal`.
@NullMarked
package io.optimum.workbench.cli;

import org.jspecify.annotations.NullMarked;
