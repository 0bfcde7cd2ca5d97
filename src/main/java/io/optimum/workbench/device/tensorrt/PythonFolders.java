package io.optimum.workbench.device.tensorrt;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Where pip leaves NVIDIA's libraries: `tensorrt_libs` and `nvidia/NAME/lib` among the packages of
/// the `python3` on the `PATH`. Python is not started.
final class PythonFolders {
  private PythonFolders() {}

  /// @param environment `PATH`, and `HOME` for what a user installed without rights
  static List<Path> of(Map<String, String> environment) {
    List<Path> libraries = new ArrayList<>();
    String home = environment.getOrDefault("HOME", "");
    if (!home.isEmpty()) {
      libraries.add(Path.of(home, ".local", "lib"));
    }
    Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(each -> !each.isBlank())
        .map(each -> Path.of(each).toAbsolutePath().normalize())
        .filter(each -> Files.isExecutable(each.resolve("python3")) && each.getParent() != null)
        .limit(1)
        .map(Path::getParent)
        .forEach(prefix -> {
          libraries.add(prefix.resolve("lib"));
          libraries.add(prefix.resolve("local/lib"));
        });
    return libraries.stream()
        .flatMap(each -> within(each, "python3*").stream())
        .flatMap(each -> within(each, "{site,dist}-packages").stream())
        .flatMap(each -> ofPackages(each).stream())
        .toList();
  }

  private static List<Path> ofPackages(Path packages) {
    List<Path> folders = new ArrayList<>(within(packages, "tensorrt*_libs"));
    folders.addAll(ofNvidia(packages));
    return folders;
  }

  /// Libraries that those of a folder need, where pip has installed both.
  static List<Path> beside(Path libraries) {
    Path packages = libraries.toAbsolutePath().getParent();
    return packages == null ? List.of() : ofNvidia(packages);
  }

  private static List<Path> ofNvidia(Path packages) {
    return within(packages.resolve("nvidia"), "*").stream()
        .map(each -> each.resolve("lib"))
        .filter(Files::isDirectory)
        .toList();
  }

  private static List<Path> within(Path folder, String pattern) {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
        all.forEach(folders::add);
      } catch (IOException _) {
        // A folder that cannot be read has nothing for the linker either.
      }
    }
    return folders.stream().filter(Files::isDirectory).sorted().toList();
  }
}
