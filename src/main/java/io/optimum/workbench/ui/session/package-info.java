/// What all screens look at and change: the open project with its undo, the selection, the run that
/// goes on, and what went wrong.
///
/// [Session] is the project, [Selection] what is chosen in it, [ProjectFiles] opens and saves it,
/// [LiveRun] is the run being watched, [Problems] the list of everything that went wrong, [Notices]
/// what waits for an answer. [Autosave] keeps edits through a crash and [LostEdits] gives them
/// back. Properties only, no nodes; everything belongs to the window's thread.
@NullMarked
package io.optimum.workbench.ui.session;

import org.jspecify.annotations.NullMarked;
