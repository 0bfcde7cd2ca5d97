/// The session on disk: [ProjectFiles] opens and saves the project and [FileNotices] says where it
/// could not, [OthersSaves] tells what somebody else has saved over it, as [OnDisk] knows,
/// [Recorder] keeps measurements the moment they exist, [Recordings] keeps runs, [Relinking] finds
/// files that moved, [Autosave] keeps edits through a crash and [LostEdits] gives them back.
/// [FileDialogs] asks the user for a place. Uses `ui.session`, `project`, `profiling` and `ui.fx`.
@NullMarked
package io.optimum.workbench.ui.session.file;

import org.jspecify.annotations.NullMarked;
