/// The settings of the chosen deployments, as knobs: batch, streams, priority, CUDA graph, pacing.
/// While a run goes on, pacing, priority and batch size steer it; the others are for the next one.
///
/// [KnobsViewModel] is the state, [KnobsView] the nodes; the inspector shows them beside every
/// screen. Uses `ui.session` and `ui.control`.
@NullMarked
package io.optimum.workbench.ui.knobs;

import org.jspecify.annotations.NullMarked;
