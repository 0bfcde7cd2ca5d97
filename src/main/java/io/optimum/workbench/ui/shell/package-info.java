/// The window: menu, project tree, one tab per screen, inspector, jobs, problems and status.
///
/// [WorkbenchWindow] is the entry, [Screens] makes the screens and hands each what it needs,
/// [Commands] is the one list of everything that can be done by menu, key or palette. Uses all
/// screens and what they share.
@NullMarked
package io.optimum.workbench.ui.shell;

import org.jspecify.annotations.NullMarked;
