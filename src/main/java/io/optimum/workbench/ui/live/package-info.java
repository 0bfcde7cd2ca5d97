/// The screen of the timeline: run the chosen combination and watch its streams.
///
/// [LiveViewModel] is the state, [LiveView] the nodes around [io.optimum.workbench.ui.timeline],
/// which draws the lanes. Uses `ui.session`.
@NullMarked
package io.optimum.workbench.ui.live;

import org.jspecify.annotations.NullMarked;
