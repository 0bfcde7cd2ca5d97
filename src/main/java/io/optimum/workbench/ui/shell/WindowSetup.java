package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.session.FileDialogs;
import io.optimum.workbench.ui.style.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/// What the window gets from its surroundings.
///
/// @param theme light or dark
/// @param dialogs ask for files
/// @param samples folders of the sample projects
/// @param drafts folder for copies of samples and for projects not saved elsewhere
/// @param recent file that lists projects opened before
/// @param worker computes what the timeline shows beside the window's thread
public record WindowSetup(
    Theme theme,
    FileDialogs dialogs,
    List<Path> samples,
    Path drafts,
    Path recent,
    Executor worker) {
  public WindowSetup {
    samples = List.copyOf(samples);
  }
}
