/// What all screens look at and change: the open project with its undo, the selection, the run that
/// goes on, and what went wrong.
///
/// [Session] is the project, [Selection] what is chosen in it, [LiveRun] is the run being watched,
/// [Problems] the list of everything that went wrong, [Notices] what waits for an answer. What it
/// is kept in is in `ui.session.file`, what belongs to the user instead of a project in
/// `ui.session.user`. Properties only, no nodes; everything belongs to the window's thread.
@NullMarked
package io.optimum.workbench.ui.session;

import org.jspecify.annotations.NullMarked;
