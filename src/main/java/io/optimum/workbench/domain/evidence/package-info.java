/// What is known of combinations: [Profiles] of engines alone, each [Measurement] together, a
/// [CombinationPrediction] where nothing was measured. Uses `domain.run` and below.
@NullMarked
package io.optimum.workbench.domain.evidence;

import org.jspecify.annotations.NullMarked;
