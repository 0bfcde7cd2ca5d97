/// Tables of co-location measured by others, to hold the simulator against.
///
/// [DisbReader] reads the n-way mixes of the DISB benchmark, [ParvaGpuReader] the same-engine
/// copies of ParvaGPU, [SweepReader] sweeps over the settings of one model. `CsvRows` opens a table
/// and says which line is wrong.
@NullMarked
package io.optimum.workbench.importer.colocation;

import org.jspecify.annotations.NullMarked;
