/// The screen of degradation: what was predicted beside what was measured, and learning from it.
///
/// [DegradationViewModel] is the state, [DegradationView] the nodes, [Row] one deployment of one
/// measurement, [Training] the learning. Uses `workflow` and `ui.session`.
@NullMarked
package io.optimum.workbench.ui.degradation;

import org.jspecify.annotations.NullMarked;
