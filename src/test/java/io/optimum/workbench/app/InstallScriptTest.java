package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The kit's installation where a program is missing, with a kit of one small part.
@EnabledOnOs(OS.LINUX)
class InstallScriptTest {
  @TempDir private Path folder;

  @BeforeEach
  void pack() throws Exception {
    List<String> needed = List.of("sh", "tar", "sha256sum", "mkdir", "mv", "rm");
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : needed) {
      Files.createSymbolicLink(tools.resolve(tool), program(tool));
    }
    Path kit = Files.createDirectory(folder.resolve("kit"));
    Files.writeString(folder.resolve("hello"), "hello");
    Files.copy(Path.of("src/build/install.sh"), kit.resolve("install.sh"));
    run(
        System.getenv("PATH"),
        "cd \"%s\" && tar -cJf kit/part.tar.000.xz hello && cd kit && sha256sum *.xz > SHA256SUMS"
            .formatted(folder));
    Files.writeString(kit.resolve("parts.txt"), "part lib mark part.tar.000.xz\n");
  }

  private static Path program(String name) {
    Path found =
        Stream.of("/usr/bin/", "/bin/", "/usr/local/bin/")
            .map(each -> Path.of(each + name))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of(""));
    assumeTrue(Files.isExecutable(found), "Skipped: there is no %s here.".formatted(name));
    return found;
  }

  private String run(String path, String command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).redirectErrorStream(true);
    builder.environment().put("PATH", path);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
    return said + "exit " + process.exitValue();
  }

  private String install() throws IOException, InterruptedException {
    return run(
        folder.resolve("tools").toString(), "sh %1$s/kit/install.sh %1$s/opt".formatted(folder));
  }

  @Test
  void pythonUnpacksWhereXzIsMissing() throws Exception {
    Files.createSymbolicLink(folder.resolve("tools/python3"), program("python3"));
    assertThat(install()).contains("part: installing", "Installed in").endsWith("exit 0");
    assertThat(folder.resolve("opt/lib/hello")).hasContent("hello");
  }

  @Test
  void withNeitherItSaysWhichProgramIsMissing() throws Exception {
    assertThat(install())
        .contains("xz is missing on this machine, and python3 too.")
        .doesNotContain("Installed in")
        .doesNotEndWith("exit 0");
  }
}
