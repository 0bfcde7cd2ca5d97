package io.optimum.workbench.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How this program is started once more.
final class ThisProgram {
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
