/// The screen of engines: what was imported, how each engine spends its time, and what was wrong
/// with the files.
///
/// [EnginesViewModel] is the state, [EnginesView] the nodes. Uses `workflow` and `ui.session`.
@NullMarked
package io.optimum.workbench.ui.engines;

import org.jspecify.annotations.NullMarked;
