package io.optimum.workbench.device.tensorrt;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds each TensorRT: folders that the user names on `LD_LIBRARY_PATH` first, then `lib-trt8` and
/// `lib-trt10` beside the program, then where NVIDIA's installers and pip put them.
public final class TensorRtFolders {
  private static final String VARIABLE = "LD_LIBRARY_PATH";

  private final Path home;
  private final Map<String, String> environment;
  private final List<Path> elsewhere;

  /// A TensorRT for a process of its own.
  ///
  /// @param libraries folders for the linker, in order
  /// @param jars bindings that go before the program's own on the class path; none where the
  ///   program's are those
  public record Place(TensorRtMajor major, List<Path> libraries, List<Path> jars) {
    public Place {
      libraries = List.copyOf(libraries);
      jars = List.copyOf(jars);
    }

    /// Variables of the environment of a process that loads it.
    public Map<String, String> environment() {
      return libraries.isEmpty() ? Map.of() : Map.of(VARIABLE, joined(libraries));
    }

    /// A class path that begins with its bindings.
    public String classPath(String program) {
      return jars.isEmpty() ? program : joined(jars) + File.pathSeparator + program;
    }

    private static String joined(List<Path> paths) {
      return paths.stream()
          .map(each -> each.toAbsolutePath().toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /// @param home the program's own folder
  /// @param environment variables of this process
  /// @param elsewhere folders that are looked into last
  public TensorRtFolders(Path home, Map<String, String> environment, List<Path> elsewhere) {
    this.home = home;
    this.environment = Map.copyOf(environment);
    this.elsewhere = List.copyOf(elsewhere);
  }

  /// Of this machine.
  public static TensorRtFolders of(Path home, Map<String, String> environment) {
    return new TensorRtFolders(home, environment, LibrarySearch.of(environment).folders());
  }

  /// Where the runtime's library is; empty when it is nowhere.
  public Optional<Path> runtime(TensorRtMajor major) {
    List<Path> all = new ArrayList<>(near(major));
    all.addAll(elsewhere);
    return new LibrarySearch(all).find(major.runtimeFile() + "*");
  }

  /// Where the library is that only building needs.
  public Optional<Path> builder(TensorRtMajor major) {
    List<Path> all = new ArrayList<>(near(major));
    all.addAll(elsewhere);
    return new LibrarySearch(all).find("libnvinfer_builder_resource*.so." + major.number() + "*");
  }

  /// What is missing for engines of a version, in a sentence; empty when nothing is.
  public Optional<String> missing(TensorRtMajor major) {
    if (runtime(major).isEmpty()) {
      return Optional.of(
          "There is no %s: neither %s has %s nor a folder on %s, of the system or of pip's."
              .formatted(major, own(major), major.runtimeFile(), VARIABLE));
    }
    return major == TensorRtMajor.EIGHT || !jars(major).isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The Java bindings of %s are missing: there are no jars in %s."
                .formatted(major, own(major)));
  }

  /// For a process that needs it.
  ///
  /// @throws IllegalArgumentException when it is not there, with where it was looked for
  public Place require(TensorRtMajor major) {
    missing(major)
        .ifPresent(sentence -> {
          throw new IllegalArgumentException(
              sentence + " Install it there (optimum doctor says what this machine has).");
        });
    return place(major);
  }

  /// Which to build engines with: the first that has what building needs, else the first that is
  /// there at all, else TensorRT 8.
  public TensorRtMajor forBuilding() {
    List<TensorRtMajor> present =
        Stream.of(TensorRtMajor.values()).filter(each -> missing(each).isEmpty()).toList();
    return present.stream()
        .filter(each -> builder(each).isPresent())
        .findFirst()
        .orElse(present.isEmpty() ? TensorRtMajor.EIGHT : present.getFirst());
  }

  /// As [#require], whether or not it is there.
  public Place place(TensorRtMajor major) {
    Set<Path> folders = new LinkedHashSet<>(near(major));
    runtime(major)
        .map(Path::getParent)
        .ifPresent(folder -> {
          folders.add(folder);
          folders.addAll(PythonFolders.beside(folder));
        });
    return new Place(major, List.copyOf(folders), jars(major));
  }

  private Path own(TensorRtMajor major) {
    return home.resolve("lib-trt" + major.number()).toAbsolutePath().normalize();
  }

  private List<Path> near(TensorRtMajor major) {
    List<Path> folders = new ArrayList<>(LibrarySearch.named(environment));
    Stream.of(
            own(major),
            home.resolve("lib-trt%d-builder".formatted(major.number())).toAbsolutePath(),
            home.resolve("lib-stubs").toAbsolutePath())
        .filter(Files::isDirectory)
        .forEach(folders::add);
    return folders;
  }

  private List<Path> jars(TensorRtMajor major) {
    Path folder = own(major);
    if (major == TensorRtMajor.EIGHT || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(each -> each.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folder %s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
