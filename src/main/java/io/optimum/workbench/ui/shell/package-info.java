/// The window: menu, project tree, one tab per screen, inspector, jobs, problems and status.
///
/// Read in this order: [WorkbenchWindow] is the entry, [Screens] makes the screens and hands each
/// what it needs, [Commands] is the one list of everything that can be done by menu, key or
/// palette, `ui.shell.sheet` is what lies over the window, `ui.shell.bottom` what lies below it.
/// [Incoming] takes files that are dropped or pasted, [SavedFiles] writes what screens hand out,
/// [Closing] asks before something is lost. Uses all screens and what they share.
@NullMarked
package io.optimum.workbench.ui.shell;

import org.jspecify.annotations.NullMarked;
