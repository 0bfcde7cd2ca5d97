/// The screen of the plan: demand in, a search to watch, GPUs with their engines out, and why.
///
/// [PlanViewModel] is the state, [PlanView] the nodes, [TargetRow] one engine's demand. Uses
/// `workflow` and `ui.session`.
@NullMarked
package io.optimum.workbench.ui.plan;

import org.jspecify.annotations.NullMarked;
