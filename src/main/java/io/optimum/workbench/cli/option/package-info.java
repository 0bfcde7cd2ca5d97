/// Options that several commands share, read once and checked: the project ([ProjectFolder]), the
/// device, engines with their settings ([EngineList]), loads, demands, campaigns. A wrong value is
/// a [io.optimum.workbench.cli.terminal.UsageException]. Uses `cli.terminal` and `workflow`.
@NullMarked
package io.optimum.workbench.cli.option;

import org.jspecify.annotations.NullMarked;
