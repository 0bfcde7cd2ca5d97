package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole program in a process of its own, started without arguments on a display that is there,
/// where something that it needs is broken. It must end, and say why.
@Timeout(240)
class StartFailureTest {
  @TempDir Path folder;

  private record Ended(int code, String err) {}

  @Test
  void endsWithAMessageWhenAServiceCannotBeMade() throws Exception {
    Path broken = folder.resolve("broken");
    Path sheet = broken.resolve("assets/gpus/a100-80gb-pcie.json");
    Files.createDirectories(sheet.getParent());
    Files.writeString(sheet, "{ no sheet");
    Ended ended = start(broken + java.io.File.pathSeparator, Map.of(), List.of());
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.err)
        .contains("Optimum Workbench cannot start: ", "a100-80gb-pcie", "Install it again");
    assertThat(ended.err).doesNotContain("\tat ");
  }

  @Test
  void saysTheSameOfACommand() throws Exception {
    Path broken = folder.resolve("broken");
    Path sheet = broken.resolve("assets/gpus/a100-80gb-pcie.json");
    Files.createDirectories(sheet.getParent());
    Files.writeString(sheet, "{ no sheet");
    Ended ended = start(broken + java.io.File.pathSeparator, Map.of(), List.of(), "gpus");
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.err).contains("Optimum Workbench cannot start: ", "a100-80gb-pcie");
  }

  @Test
  void endsWithAMessageWhenTheDrawingLibraryIsBroken() throws Exception {
    Ended ended = start("", Map.of(), List.of("-Djavafx.toolkit=io.optimum.Nowhere"));
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.err).contains("Optimum Workbench cannot start: ");
  }

  @Test
  void startsWhereThePreferencesCannotBeRead() throws Exception {
    Path config = folder.resolve("config");
    Files.createDirectories(config.resolve("optimum-workbench/preferences.json"));
    Path file = Files.writeString(folder.resolve("no-folder"), "");
    Ended ended =
        start(
            "",
            Map.of("XDG_CONFIG_HOME", config.toString(), "XDG_STATE_HOME", file.toString()),
            List.of());
    assertThat(ended.code).as(ended.err).isZero();
  }

  private Ended start(
      String classPath, Map<String, String> environment, List<String> options, String... args)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Bench",
                "-Dprism.order=sw",
                "-Doptimum.endAfterFrames=2",
                "-Duser.home=" + folder));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath + System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Path err = folder.resolve("err");
    Process process =
        builder.redirectOutput(folder.resolve("out").toFile()).redirectError(err.toFile()).start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
      return new Ended(process.exitValue(), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }
}
