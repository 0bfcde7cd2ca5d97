/// What commands share: how they open a project and print ([StepCommand]), and options, read once
/// and checked ([OptionValues]): the device, engines with their settings ([EngineList]), loads,
/// demands, campaigns. A wrong value is a [io.optimum.workbench.cli.terminal.UsageException]. Uses
/// `cli.terminal` and `workflow`.
@NullMarked
package io.optimum.workbench.cli.option;

import org.jspecify.annotations.NullMarked;
