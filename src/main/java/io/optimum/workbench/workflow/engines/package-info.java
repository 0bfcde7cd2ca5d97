/// What a project is made of: [ImportStep] takes engines in, [CarryStep] carries profiles to other
/// GPUs and batches, [NetworksStep] lists the catalogue; [GpuLibrary] has the data sheets.
@NullMarked
package io.optimum.workbench.workflow.engines;

import org.jspecify.annotations.NullMarked;
