package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The files under `installer` repeat what `pom.xml` says: these tests keep them together.
class InstallerFilesTest {
  /// No collection and little optimizing compilation while the window opens: see decision 150.
  private static final List<String> QUICK_START =
      List.of(
          "-XX:NewSize=192m",
          "-XX:Tier4InvocationThreshold=500000",
          "-XX:Tier4MinInvocationThreshold=60000",
          "-XX:Tier4CompileThreshold=1500000",
          "-XX:Tier4BackEdgeThreshold=4000000");

  private final BuildFile build = new BuildFile();

  InstallerFilesTest() throws Exception {}

  @Test
  void theProgramKnowsItsVersion() {
    assertThat(Workbench.VERSION).isEqualTo(build.version());
  }

  @Test
  void theProgramIsWhereTheBuildSays() {
    assertThat(Main.class.getName()).isEqualTo(build.mainClass());
  }

  @Test
  void theWindowsLauncherPassesTheFlagsOfTheBuild() throws IOException {
    assertThat(Files.readString(Path.of("installer/launchers/optimum.bat")))
        .contains(
            "java.exe\" %%AOT%% %%WINDOW%% %s \"-Doptimum.home=%%HERE%%\" -cp \"%%HERE%%\\lib\\*\" %s %%*"
                .formatted(String.join(" ", build.jvmFlags()), build.mainClass()));
  }

  @Test
  void theWindowsLauncherStartsTheWindowAsTheOthersDo() throws IOException {
    assertThat(Files.readString(Path.of("installer/launchers/optimum.bat")))
        .contains("set \"WINDOW=%s\"".formatted(String.join(" ", QUICK_START)))
        .contains("if \"%~1\"==\"\" call :window", "-XX:AOTCache=", "-XX:AOTCacheOutput=")
        .doesNotContain("EnableDelayedExpansion"); // it would eat exclamation marks of arguments
  }

  @Test
  void theAppImagePassesTheFlagsOfTheBuild() throws IOException {
    List<String> expected = new ArrayList<>(build.jvmFlags());
    expected.add("-Doptimum.home=$APPDIR/..");
    expected.addAll(QUICK_START);
    expected.add("-XX:AOTCache=$APPDIR/window.aot");
    assertThat(jpackage("--java-options")).containsExactlyElementsOf(expected);
  }

  @Test
  void theAppImageStartsTheArtifact() throws IOException {
    assertThat(jpackage("--app-version")).containsExactly(build.version());
    assertThat(jpackage("--main-jar")).containsExactly(build.jar());
    assertThat(jpackage("--main-class")).containsExactly(build.mainClass());
  }

  /// What the argument file gives for an option.
  private static List<String> jpackage(String option) throws IOException {
    return Files.readAllLines(Path.of("installer/common.args")).stream()
        .filter(line -> line.startsWith(option + " "))
        .map(line -> line.substring(option.length() + 1))
        .toList();
  }
}
