package io.optimum.workbench.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How this program is started once more.
final class ThisProgram {
  /// A child that starts is mostly busy compiling what it runs a few times. Ten times later than by
  /// default, it starts in two thirds of the processor time, and what runs long is as fast.
  private static final String LATE_COMPILING = "-XX:CompileThresholdScaling=10";

  private ThisProgram() {}

  /// The same Java with the same class path; an installed program, whose Java cannot be started by
  /// itself, by its own launcher.
  static List<String> commandLine() {
    Path java = Path.of(System.getProperty("java.home"), "bin", windows() ? "java.exe" : "java");
    if (!Files.isExecutable(java)) {
      return List.of(ProcessHandle.current().info().command().orElse("optimum"));
    }
    return List.of(
        java.toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        LATE_COMPILING,
        "-Xmx2g",
        "-Djava.awt.headless=true",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName());
  }

  private static boolean windows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }
}
