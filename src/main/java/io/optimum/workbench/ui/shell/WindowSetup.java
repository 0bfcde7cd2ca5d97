package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.session.file.FileDialogs;
import io.optimum.workbench.ui.session.user.PreferencesFile;
import io.optimum.workbench.ui.session.user.UserFolders;
import io.optimum.workbench.ui.style.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/// What the window gets from its surroundings.
///
/// @param theme light or dark
/// @param dialogs ask for files
/// @param samples folders of the sample projects
/// @param folders where the user's own things lie
/// @param preferences what the user set for all projects
/// @param version of the program
/// @param worker computes what the timeline shows beside the window's thread
public record WindowSetup(
    Theme theme,
    FileDialogs dialogs,
    List<Path> samples,
    UserFolders folders,
    PreferencesFile preferences,
    String version,
    Executor worker) {
  public WindowSetup {
    samples = List.copyOf(samples);
  }
}
