package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The kit's launcher, with a script in place of Java.
@EnabledOnOs(OS.LINUX)
class KitLauncherTest {
  @TempDir private Path folder;

  private String libraries(String own) throws IOException {
    return started("LD_LIBRARY_PATH", own);
  }

  /// What the program finds in a variable of its environment.
  private String started(String printed, String own) throws IOException {
    Path java = folder.resolve("runtime/bin/java");
    Files.createDirectories(java.getParent());
    Files.createDirectories(folder.resolve("lib-trt8"));
    Files.writeString(java, "#!/bin/sh\necho \"$%s\"\n".formatted(printed));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Path launcher = Files.createDirectories(folder.resolve("bin")).resolve("optimum");
    Files.copy(Path.of("src/build/kit-launcher.sh"), launcher);
    ProcessBuilder builder = new ProcessBuilder("sh", launcher.toString());
    builder.environment().keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG"));
    builder.environment().put("LD_LIBRARY_PATH", own);
    builder.environment().put("TMPDIR", "/scratch of mine");
    try (var out = builder.start().getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  @Test
  void itsLibrariesComeBeforeTheUsersOwn() throws IOException {
    assertThat(libraries("/own")).isEqualTo(folder.toRealPath().resolve("lib-trt8") + ":/own");
  }

  @Test
  void knowsAllNamesOfFilesWhereNoLocaleIsSet() throws IOException {
    assertThat(started("LC_ALL", "")).isEqualTo("C.UTF-8");
  }

  /// Java does not by itself; libraries are unpacked there, and `/tmp` may not hold programs.
  @Test
  void takesTheUsersFolderForTemporaryFiles() throws IOException {
    assertThat(started("*", "")).contains("-Djava.io.tmpdir=/scratch of mine -Dai");
  }

  @Test
  void neverLooksForLibrariesInTheFolderOneIsIn() throws IOException {
    assertThat(libraries("")).isEqualTo(folder.toRealPath().resolve("lib-trt8").toString());
  }
}
