package io.optimum.workbench.exporter;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Real files that lie beside the project; tests that need them are skipped where they are absent.
public final class Samples {
  private Samples() {}

  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("samples.dir", "../shared/samples")).resolve(name);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), () -> folder + " is absent; set -Dsamples.dir to read it.");
    return folder;
  }
}
