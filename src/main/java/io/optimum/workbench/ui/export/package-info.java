/// The screen of exports: choose a target, read every file before it is written, write.
///
/// [ExportViewModel] is the state, [ExportView] the nodes. Uses `workflow` and `ui.session`.
@NullMarked
package io.optimum.workbench.ui.export;

import org.jspecify.annotations.NullMarked;
