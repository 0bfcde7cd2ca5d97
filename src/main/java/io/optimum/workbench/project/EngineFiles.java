package io.optimum.workbench.project;

import io.optimum.workbench.domain.Sha256;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The serialised engines that a project names but does not hold.
public final class EngineFiles {
  private static final int DEPTH = 8;

  private final Path folder;

  /// @param folder of the project
  public EngineFiles(Path folder) {
    this.folder = folder;
  }

  /// Engines whose file is not where the project says.
  public List<Engine> missing(Project project) {
    return project.engines().stream()
        .filter(each -> each.planFile().filter(this::isThere).isEmpty())
        .filter(each -> each.planFile().isPresent())
        .toList();
  }

  private boolean isThere(EngineFile file) {
    return Files.isRegularFile(folder.resolve(file.path()));
  }

  /// The project with missing files found again below another folder: the same bytes, by size and
  /// SHA-256, whatever they are called now. Blocks.
  ///
  /// @throws ProjectException when the folder cannot be read
  public Project relink(Project project, Path searched, Progress progress) {
    Map<String, Path> found = new TreeMap<>();
    List<Engine> missing = missing(project);
    for (Path file : candidates(searched, missing)) {
      progress.report(-1, "Comparing " + file.getFileName());
      found.putIfAbsent(sha256(file), file);
    }
    List<Engine> relinked = new ArrayList<>();
    for (Engine each : missing) {
      Path file = found.get(each.planFile().orElseThrow().sha256());
      if (file != null) {
        relinked.add(at(each, file));
      }
    }
    return project.withEngines(relinked, List.of());
  }

  /// Files as long as one that is missing.
  private static List<Path> candidates(Path searched, List<Engine> missing) {
    List<Long> sizes =
        missing.stream().map(each -> each.planFile().orElseThrow().sizeBytes()).toList();
    try (Stream<Path> files = Files.walk(searched, DEPTH)) {
      List<Path> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (sizes.contains(Files.size(file))) {
          found.add(file);
        }
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new ProjectException(
          "The folder %s cannot be searched: %s".formatted(searched, e.getMessage()), e);
    }
  }

  private Engine at(Engine engine, Path file) {
    Path root = folder.toAbsolutePath().normalize();
    Path where = file.toAbsolutePath().normalize();
    EngineFile before = engine.planFile().orElseThrow();
    String path = (where.startsWith(root) ? root.relativize(where) : where).toString();
    return new Engine(
        engine.id(),
        engine.name(),
        engine.precision(),
        new EngineFile(
            path.replace('\\', '/'),
            before.sizeBytes(),
            before.sha256(),
            before.tensorRtVersion()));
  }

  private static String sha256(Path file) {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new ProjectException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
