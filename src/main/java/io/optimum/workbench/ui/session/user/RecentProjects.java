package io.optimum.workbench.ui.session.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Projects opened before, newest first, one folder a line in a plain file. Those that are gone are
/// dropped. The list is a comfort: when it cannot be read or written, the workbench goes on
/// without.
public final class RecentProjects {
  private static final int KEPT = 10;
  private final Path file;
  private final ObservableList<Path> folders = FXCollections.observableArrayList();

  public RecentProjects(Path file) {
    this.file = file;
    try {
      if (Files.isRegularFile(file)) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank())
            .map(Path::of)
            .filter(Files::isDirectory)
            .limit(KEPT)
            .forEach(folders::add);
      }
    } catch (IOException | IllegalArgumentException e) {
      folders.clear();
    }
  }

  public ObservableList<Path> folders() {
    return folders;
  }

  /// Leaves out those that were moved or deleted meanwhile.
  public void prune() {
    folders.removeIf(each -> !Files.isDirectory(each));
  }

  public void opened(Path folder) {
    List<Path> all = new ArrayList<>(folders);
    all.remove(folder);
    all.addFirst(folder);
    folders.setAll(all.subList(0, Math.min(KEPT, all.size())));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, folders.stream().map(Path::toString).toList());
    } catch (IOException e) {
      System.getLogger(RecentProjects.class.getName())
          .log(System.Logger.Level.INFO, "Recent projects are not kept: {0}", e.getMessage());
    }
  }
}
