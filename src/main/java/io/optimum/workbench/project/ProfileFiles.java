package io.optimum.workbench.project;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.codec.Limits;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.files.SafeFiles;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The profile files of a project's folder, `profiles/E/G-bN.json`.
///
/// A file that cannot be read now may be readable tomorrow: the project goes on listing it while it
/// has the engine, and it is never removed. Removed are only files that hold the very profile their
/// name says.
final class ProfileFiles {
  static final String FOLDER = "profiles";
  private final Path root;
  private final JsonCodec codec;

  ProfileFiles(Path root, JsonCodec codec) {
    this.root = root;
    this.codec = codec;
  }

  /// Writes a project's profiles.
  ///
  /// @param before relative paths that the project listed until now
  /// @return what it lists from now on
  List<String> write(Project project, List<String> before) throws IOException {
    List<String> paths = new ArrayList<>();
    for (EngineProfile profile : project.profiles().byKey().values()) {
      String path = path(profile);
      SafeFiles.replace(root.resolve(path), codec.write(profile));
      paths.add(path);
    }
    before.stream()
        .filter(path -> !paths.contains(path) && isOfAnEngine(path, project) && !isOurs(path))
        .forEach(paths::add);
    return paths;
  }

  /// Removes files that a project listed and lists no more.
  void removeStale(List<String> before, List<String> now) throws IOException {
    for (String path : before) {
      if (!now.contains(path) && isOurs(path)) {
        Files.delete(root.resolve(path));
        deleteIfEmpty(root.resolve(path).resolveSibling(""));
      }
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // Other profiles of the engine are there.
      return;
    }
  }

  private boolean isOurs(String path) {
    Path file = root.resolve(path);
    try {
      return Files.isRegularFile(file)
          && Files.size(file) <= Limits.FILE_BYTES
          && path(codec.read(Files.readAllBytes(file), EngineProfile.class, path)).equals(path);
    } catch (JsonException | IOException e) {
      return false;
    }
  }

  private static boolean isOfAnEngine(String path, Project project) {
    return project.engines().stream()
        .map(Engine::id)
        .anyMatch(id -> path.startsWith(FOLDER + "/" + id + "/"));
  }

  private static String path(EngineProfile profile) {
    return "%s/%s/%s-b%d.json"
        .formatted(FOLDER, profile.key().engine(), profile.key().gpu(), profile.key().batchSize());
  }
}
