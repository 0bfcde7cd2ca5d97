package io.optimum.workbench.ui.welcome;

import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.FileDialogs;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.session.user.RecentProjects;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Where to start: a sample, a project of before, or one's own files.
public final class WelcomeViewModel {
  private final Session session;
  private final ProjectFiles files;
  private final RecentProjects recent;
  private final FileDialogs dialogs;
  private final List<Path> samples;

  /// @param samples folders of the sample projects
  public WelcomeViewModel(
      Session session,
      ProjectFiles files,
      RecentProjects recent,
      FileDialogs dialogs,
      List<Path> samples) {
    this.session = session;
    this.files = files;
    this.recent = recent;
    this.dialogs = dialogs;
    this.samples = samples;
    session
        .folderProperty()
        .subscribe(folder -> {
          if (folder != null) {
            recent.opened(folder);
          }
        });
  }

  /// Read from their folders.
  List<Sample> samples() {
    return samples.stream().map(each -> Sample.of(each, files.store())).toList();
  }

  ObservableList<Path> recent() {
    return recent.folders();
  }

  /// The name of the project that is being opened; empty = none.
  ReadOnlyStringProperty openingProperty() {
    return files.openingProperty();
  }

  /// Why the last project could not be opened; empty = it could.
  ReadOnlyStringProperty problemProperty() {
    return files.openingProblemProperty();
  }

  /// Opens a copy of a sample, so that the sample stays as it was.
  public void openSample(Path sample) {
    files.openSample(sample, this::showEngines);
  }

  /// Goes on with the project opened last; a new user gets a copy of the sample.
  ///
  /// @param sample null = none is installed
  public void openLastOr(@Nullable Path sample) {
    if (!recent().isEmpty()) {
      openRecent(recent().getFirst());
    } else if (sample != null) {
      openSample(sample);
    }
  }

  /// Opens a project where it is.
  public void openRecent(Path folder) {
    recent.prune();
    files.open(folder, this::showEngines);
  }

  /// Asks for a project's folder and opens it.
  public void open() {
    dialogs.projectToOpen().ifPresent(this::openRecent);
  }

  void show(Screen screen) {
    session.selection().screenProperty().set(screen);
  }

  private void showEngines() {
    show(Screen.ENGINES);
  }
}
