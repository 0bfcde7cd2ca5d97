/// Recorded arrivals from a file.
///
/// [ArrivalFileReader] reads a column of times, [ArrivalColumn] checks its lines one by one,
/// [TimeUnitName] finds the unit in its header, [ArrivalFile] is what came of it. Uses `domain`.
@NullMarked
package io.optimum.workbench.importer.arrivals;

import org.jspecify.annotations.NullMarked;
