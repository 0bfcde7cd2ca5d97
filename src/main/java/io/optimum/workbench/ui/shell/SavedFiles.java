package io.optimum.workbench.ui.shell;

import io.optimum.workbench.exporter.text.Csv;
import io.optimum.workbench.files.SafeFiles;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.fx.CopyRequest;
import io.optimum.workbench.ui.fx.SaveRequest;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.FileDialogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Writes the pictures and tables that drawings ask to save or to copy, beside the window. A file
/// is there whole or not at all; the dialog that chose it asked before one that was there is
/// replaced.
final class SavedFiles {
  private static final String NOT_SAVED = "file-not-saved";

  private final FileDialogs dialogs;
  private final Session session;
  private final Tasks tasks;

  SavedFiles(FileDialogs dialogs, Session session, Tasks tasks) {
    this.dialogs = dialogs;
    this.session = session;
    this.tasks = tasks;
  }

  void save(SaveRequest request) {
    request.consume();
    save(request.fileName(), request.content());
  }

  void copy(CopyRequest request) {
    request.consume();
    String title = "Copy " + request.what();
    tasks.run(
        title,
        progress -> request.content().asText(progress),
        SavedFiles::putOnClipboard,
        failure -> session.problems().failed(title, failure));
  }

  private static void putOnClipboard(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void save(String name, Content content) {
    session.notices().dismiss(NOT_SAVED);
    dialogs
        .fileToWrite("Save " + name, name)
        .ifPresent(file -> save(file.toAbsolutePath(), name, content));
  }

  private void save(Path file, String name, Content content) {
    String title = "Save " + file.getFileName();
    tasks.run(
        title,
        progress ->
            write(file, name.endsWith(".csv") ? forSpreadsheets(content) : content, progress),
        _ -> {},
        failure -> {
          String reason = session.problems().failed(title, failure);
          if (!(failure instanceof CancellationException)) {
            offerAnotherPlace(reason, name, content);
          }
        });
  }

  private static Content forSpreadsheets(Content csv) {
    return (out, progress) -> {
      out.write(Csv.BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
      csv.writeTo(out, progress);
    };
  }

  private void offerAnotherPlace(String reason, String name, Content content) {
    session
        .notices()
        .show(
            Notice.of(
                NOT_SAVED,
                reason,
                new Notice.Answer("Choose another place…", () -> save(name, content))));
  }

  private static Path write(Path file, Content content, Progress progress) {
    try {
      SafeFiles.write(file, out -> content.writeTo(out, progress));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s was not saved: %s Nothing was left behind.".formatted(file, reason(e)), e);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "there is no right to write to its folder.";
      case NoSuchFileException _ -> "its folder is not there any more.";
      case FileSystemException other when other.getReason() != null -> other.getReason() + ".";
      default -> (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ".";
    };
  }
}
