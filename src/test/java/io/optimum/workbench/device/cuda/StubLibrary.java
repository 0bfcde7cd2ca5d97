package io.optimum.workbench.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Programs and libraries that tests build from C; where there is no compiler the test is skipped,
/// and the reason is printed.
public final class StubLibrary {
  private StubLibrary() {}

  /// Skips the test unless a program is on the PATH.
  public static void assumeHas(String program) {
    boolean found =
        List.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    Assumptions.assumeTrue(found, "Skipped: there is no %s on the PATH.".formatted(program));
  }

  /// Compiles `src/test/resources/cuda/NAME.c` to a shared library; a name with an ending is taken
  /// as it is.
  ///
  /// @param defines `NAME=VALUE` for its macros
  public static Path build(Path folder, String name, String... defines) {
    Path library = folder.resolve(name + ".so");
    compile(name, List.of("-shared", "-fPIC", "-o", library.toString()), defines);
    return library;
  }

  /// Compiles one to a program.
  public static Path program(Path folder, String name, String... options) {
    Path program = folder.resolve(name);
    compile(name, List.of("-o", program.toString()), options);
    return program;
  }

  private static void compile(String name, List<String> options, String... defines) {
    assumeHas("gcc");
    List<String> command = new ArrayList<>(List.of("gcc", "-O1"));
    command.addAll(options);
    for (String each : defines) {
      command.add(each.startsWith("-") ? each : "-D" + each);
    }
    command.add(
        Path.of("src/test/resources/cuda", name.contains(".") ? name : name + ".c").toString());
    run(command);
  }

  /// Runs a program to its end; its output.
  public static String run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends: %s", command).isTrue();
      assertThat(process.exitValue()).as("%s says %s", command, output).isZero();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
