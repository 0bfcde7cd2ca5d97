/// Sheets over the window. [Overlay] shows one at a time: the preferences, the shortcuts, the
/// palette of [Command]s; the [Tour] points at the window itself. Uses `ui.session`.
@NullMarked
package io.optimum.workbench.ui.shell.sheet;

import org.jspecify.annotations.NullMarked;
