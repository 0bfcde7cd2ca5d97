package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.engines.EnginesViewModel;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.FilesOffered;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.welcome.WelcomeViewModel;
import java.io.File;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;

/// Takes what is dropped on the window or pasted into it: the folder of a project is opened,
/// anything else is imported by what is in it.
final class Incoming {
  private final Session session;
  private final ProjectFiles files;
  private final WelcomeViewModel welcome;
  private final EnginesViewModel engines;
  private final DropHint hint = new DropHint();

  Incoming(
      Session session, ProjectFiles files, WelcomeViewModel welcome, EnginesViewModel engines) {
    this.session = session;
    this.files = files;
    this.welcome = welcome;
    this.engines = engines;
  }

  void install(Pane root) {
    root.getChildren().add(hint);
    root.setOnDragOver(this::offer);
    root.setOnDragExited(_ -> hint.hide());
    root.setOnDragDropped(this::drop);
  }

  private void offer(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      if (!hint.isVisible()) {
        hint.show(willDo(files(event.getDragboard())));
      }
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void drop(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.setDropCompleted(true);
      event.consume();
      hint.hide();
      take(files(event.getDragboard()));
    }
  }

  private static FilesOffered files(Clipboard from) {
    return new FilesOffered(from.getFiles().stream().map(File::toPath).toList());
  }

  private String willDo(FilesOffered offered) {
    return offered
        .project(files)
        .map(project -> "Drop to open the project " + project.getFileName())
        .orElseGet(() ->
            offered.files().size() == 1
                ? "Drop to import " + offered.files().getFirst().getFileName()
                : "Drop to import %s".formatted(Format.counted(offered.files().size(), "file")));
  }

  /// Takes the files on the clipboard, or those a text on it names.
  void paste() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    String text = clipboard.getString();
    FilesOffered offered =
        clipboard.hasFiles() ? files(clipboard) : FilesOffered.in(text == null ? "" : text);
    if (offered.isEmpty()) {
      session
          .notices()
          .show(
              Notice.of(
                  "paste",
                  FilesOffered.missingIn(text == null ? "" : text)
                          .map("The clipboard names %s, which is not there. "::formatted)
                          .orElse("There are no files on the clipboard. ")
                      + "Copy engine files or a project's folder in a file manager, then paste them"
                      + " here."));
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
