/// Commands for what a project holds: engines in ([ImportCommand], [CarryCommand]), data sheets
/// ([GpusCommand]), plans out and back ([ExportCommand], [ImportPlanCommand]). Uses `cli.option`
/// and `cli.terminal`.
@NullMarked
package io.optimum.workbench.cli.project;

import org.jspecify.annotations.NullMarked;
