package io.optimum.workbench.app;

import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.device.tensorrt.TensorRtFolders.Place;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How this program is started once more.
final class ThisProgram {
  /// A child that starts is mostly busy compiling what it runs a few times. Ten times later than by
  /// default, it starts in two thirds of the processor time, and a long run takes no more of it
  /// (benchmarks.md).
  private static final String LATE_COMPILING = "-XX:CompileThresholdScaling=10";

  /// The bindings of TensorRT refuse to allocate once the process takes four times Java's heap,
  /// libraries and CUDA's own memory included (`org.bytedeco.javacpp.Pointer`).
  private static final String UNBOUNDED_NATIVE_MEMORY = "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0";

  /// Compilers of the driver and of TensorRT run on Java's threads, and are written for the 8 MiB
  /// that a thread of C has; Java's have one. Only what is used is taken.
  private static final String DEEP_STACKS = "-Xss8m";

  /// Names the TensorRT whose bindings come first on the class path.
  private static final String BINDINGS = "optimum.tensorrt";

  private ThisProgram() {}

  /// The same Java with the same class path; an installed program, whose Java cannot be started by
  /// itself, by its own launcher.
  static List<String> commandLine() {
    return commandLine(new Place(bindings(), List.of(), List.of()));
  }

  /// The same for a process that loads a TensorRT, whose bindings come before the program's own.
  ///
  /// @throws IllegalArgumentException when the program cannot be started with other bindings
  static List<String> commandLine(Place place) {
    Path java = Path.of(System.getProperty("java.home"), "bin", windows() ? "java.exe" : "java");
    if (!Files.isExecutable(java)) {
      return launcher(place);
    }
    List<String> line = new ArrayList<>();
    line.add(java.toString());
    line.addAll(recorded(place));
    line.addAll(options(place));
    return List.copyOf(line);
  }

  /// Starts from the classes that an installation has recorded (JEP 514), which are those of the
  /// program's own class path. Java passes over a record that does not fit.
  private static List<String> recorded(Place place) {
    Path record = home().resolve("agent.aot").toAbsolutePath();
    return place.jars().isEmpty() && Files.isRegularFile(record)
        ? List.of("-XX:AOTCache=" + record)
        : List.of();
  }

  private static List<String> options(Place place) {
    return List.of(
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        LATE_COMPILING,
        "-Xmx2g",
        "-Djava.awt.headless=true",
        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
        "-Dai.djl.offline=true",
        "-DOPT_OUT_TRACKING=true",
        UNBOUNDED_NATIVE_MEMORY,
        DEEP_STACKS,
        "-D%s=%d".formatted(BINDINGS, place.major().number()),
        "-Doptimum.home=" + home().toAbsolutePath(),
        "-cp",
        place.classPath(System.getProperty("java.class.path")),
        Main.class.getName());
  }

  private static List<String> launcher(Place place) {
    if (!place.jars().isEmpty()) {
      throw new IllegalArgumentException(
          "This installed program has no Java of its own to start with the bindings of %s. Start it from target/optimum/bin or from a kit."
              .formatted(place.major()));
    }
    return List.of(ProcessHandle.current().info().command().orElse("optimum"));
  }

  /// Whose bindings this process has.
  static TensorRtMajor bindings() {
    return TensorRtMajor.numbered(Integer.getInteger(BINDINGS, TensorRtMajor.EIGHT.number()));
  }

  /// The program's own folder; while it is developed, where it is built.
  static Path home() {
    String home = System.getProperty("optimum.home");
    return Path.of(home == null ? "target" : home);
  }

  static TensorRtFolders tensorRts() {
    return TensorRtFolders.of(home(), System.getenv());
  }

  private static boolean windows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }
}
