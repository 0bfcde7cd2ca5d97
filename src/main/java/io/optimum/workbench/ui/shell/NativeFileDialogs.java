package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.session.file.FileDialogs;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The file choosers of the operating system. All of them ask before a file that is there is chosen
/// to be written.
public final class NativeFileDialogs implements FileDialogs {
  private final Supplier<@Nullable Window> owner;

  /// @param owner the window that waits for the choice
  public NativeFileDialogs(Supplier<@Nullable Window> owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> projectToOpen() {
    return folder("Open project");
  }

  @Override
  public List<Path> filesToImport() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Import engine files");
    List<File> chosen = chooser.showOpenMultipleDialog(owner.get());
    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> folderToRead(String title) {
    return folder(title);
  }

  @Override
  public Optional<Path> folderToWrite(String title) {
    return folder(title);
  }

  @Override
  public Optional<Path> fileToWrite(String title, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
  }

  private Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
  }
}
