/// Studies: many runs that answer one question, with the table that shows it.
///
/// [MixValidation] holds the simulator against measured mixes of engines, [CopiesValidation]
/// against measured copies of one engine. Both build the engines from the network catalogue, scale
/// them to what was measured alone, and give a [ValidationReport].
@NullMarked
package io.optimum.workbench.study;

import org.jspecify.annotations.NullMarked;
