package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.engines.EnginesViewModel;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.FilesOffered;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.welcome.WelcomeViewModel;
import java.io.File;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes what is dropped on the window or pasted into it: the folder of a project is opened,
/// anything else is imported by what is in it.
final class Incoming {
  private final Session session;
  private final ProjectFiles files;
  private final WelcomeViewModel welcome;
  private final EnginesViewModel engines;

  Incoming(
      Session session, ProjectFiles files, WelcomeViewModel welcome, EnginesViewModel engines) {
    this.session = session;
    this.files = files;
    this.welcome = welcome;
    this.engines = engines;
  }

  void install(Node root) {
    root.setOnDragOver(this::offer);
    root.setOnDragDropped(this::drop);
  }

  private void offer(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void drop(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.setDropCompleted(true);
      event.consume();
      take(new FilesOffered(event.getDragboard().getFiles().stream().map(File::toPath).toList()));
    }
  }

  /// Takes the files on the clipboard, or those a text on it names.
  void paste() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    String text = clipboard.getString();
    FilesOffered offered =
        clipboard.hasFiles()
            ? new FilesOffered(clipboard.getFiles().stream().map(File::toPath).toList())
            : FilesOffered.in(text == null ? "" : text);
    if (offered.isEmpty()) {
      session
          .notices()
          .show(
              Notice.of(
                  "paste",
                  "There are no files on the clipboard. Copy engine files or a project's folder in"
                      + " a file manager, then paste them here."));
    } else {
      take(offered);
    }
  }

  void take(FilesOffered offered) {
    offered
        .project(files)
        .ifPresentOrElse(
            welcome::openRecent,
            () -> {
              session.selection().screenProperty().set(Screen.ENGINES);
              engines.importFiles(offered.files());
            });
  }
}
