/// The screen of combinations: tick engines, see what they would do to each other, measure it.
///
/// [CombinationsViewModel] is the state, [CombinationsView] the nodes, [PairMatrix] the predicted
/// slowdown of every pair, [Clash] why. Uses `workflow` and `ui.session`.
@NullMarked
package io.optimum.workbench.ui.combinations;

import org.jspecify.annotations.NullMarked;
