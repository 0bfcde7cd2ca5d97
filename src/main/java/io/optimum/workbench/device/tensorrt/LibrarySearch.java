package io.optimum.workbench.device.tensorrt;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds shared libraries where the system's linker would, and where NVIDIA's installers and pip
/// put them.
///
/// @param folders in order
public record LibrarySearch(List<Path> folders) {
  private static final List<String> USUAL =
      List.of(
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib64",
          "/usr/lib",
          "/lib/x86_64-linux-gnu",
          "/usr/lib/wsl/lib",
          "/usr/local/nvidia/lib64",
          "/usr/local/cuda/lib64",
          "/usr/local/cuda/extras/CUPTI/lib64",
          "/usr/local/cuda/targets/x86_64-linux/lib");

  public LibrarySearch {
    folders = List.copyOf(folders);
  }

  /// Of a machine.
  ///
  /// @param environment its variables; `LD_LIBRARY_PATH` comes first, packages of the `python3` on
  ///   its `PATH` last
  public static LibrarySearch of(Map<String, String> environment) {
    Set<Path> folders = new LinkedHashSet<>(named(environment));
    USUAL.forEach(each -> folders.add(Path.of(each)));
    folders.addAll(PythonFolders.of(environment));
    return new LibrarySearch(List.copyOf(folders));
  }

  /// The folders that the environment names.
  public static List<Path> named(Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    for (String each :
        environment.getOrDefault("LD_LIBRARY_PATH", "").split(File.pathSeparator, -1)) {
      if (!each.isBlank()) {
        folders.add(Path.of(each));
      }
    }
    return folders;
  }

  /// The first file that matches.
  ///
  /// @param pattern for example `libnvinfer.so.8*`
  public Optional<Path> find(String pattern) {
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
          for (Path file : files) {
            return Optional.of(file);
          }
        } catch (IOException _) {
          // A folder that cannot be read has nothing for the linker either.
        }
      }
    }
    return Optional.empty();
  }
}
