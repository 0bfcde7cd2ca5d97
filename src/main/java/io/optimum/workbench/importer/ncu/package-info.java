/// Nsight Compute's CSV: hardware counters of kernels that ran one by one.
///
/// Start at [NcuReader], which gives an [NcuReport]; [CounterMatch] joins it to the kernels of an
/// engine. Uses `importer.kernel` and `importer.file`.
@NullMarked
package io.optimum.workbench.importer.ncu;

import org.jspecify.annotations.NullMarked;
