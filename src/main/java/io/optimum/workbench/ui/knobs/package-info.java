/// The settings of the chosen deployments, as knobs: batch, streams, priority, CUDA graph, pacing.
/// While a run goes on, the same knobs steer it.
///
/// [KnobsViewModel] is the state, [KnobsView] the nodes; the inspector shows them beside every
/// screen. Uses `ui.session` and `ui.control`.
@NullMarked
package io.optimum.workbench.ui.knobs;

import org.jspecify.annotations.NullMarked;
