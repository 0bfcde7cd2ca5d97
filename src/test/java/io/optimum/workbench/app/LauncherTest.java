package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/// Runs the shell launcher with a Java that only prints its arguments.
@DisabledOnOs(value = WINDOWS, disabledReason = "It runs a POSIX shell.")
class LauncherTest {
  private static final Path LAUNCHER = Path.of("installer/launchers/optimum");
  private static final String SYSTEM_PATH = "/usr/bin:/bin";
  @TempDir Path folder;
  private Path home;
  private Path launcher;

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(folder.toRealPath().resolve("with  spaces"));
    launcher = home.resolve("bin/optimum");
    script(launcher, Files.readString(LAUNCHER));
  }

  @Test
  void isAValidShellScript() throws Exception {
    assertThat(run(Map.of(), "sh", "-n", LAUNCHER.toString()).status()).isZero();
  }

  @Test
  void startsTheProgramWithTheFlagsOfTheBuild() throws Exception {
    BuildFile build = new BuildFile();
    List<String> expected = new ArrayList<>(build.jvmFlags());
    expected.add("-Doptimum.home=" + home);
    expected.addAll(List.of("-cp", home + "/lib/*", build.mainClass(), "run", "my project"));
    Outcome outcome = start(Map.of("OPTIMUM_JAVA_HOME", java("25.0.1")), "run", "my project");
    assertThat(outcome).isEqualTo(new Outcome(0, expected, List.of()));
  }

  @Test
  void startsTheWindowWithTheFlagsOfTheAppImage() throws Exception {
    List<String> flags =
        Files.readAllLines(Path.of("installer/common.args")).stream()
            .filter(line -> line.startsWith("--java-options -XX:"))
            .map(line -> line.substring("--java-options ".length()))
            .filter(flag -> !flag.contains("AOT"))
            .toList();
    Map<String, String> environment = Map.of("JAVA_HOME", java("25"));
    assertThat(flags).hasSizeGreaterThan(4);
    assertThat(start(environment).out()).containsAll(flags);
    assertThat(start(environment, "run").out()).noneMatch(each -> each.contains("Tier4"));
  }

  @Test
  void knowsAllNamesOfFilesWhereNoLocaleIsSet() throws Exception {
    String java = java("25");
    script(Path.of(java, "bin/java"), "#!/bin/sh\necho \"${LC_ALL:-}\"\n");
    assertThat(start(Map.of("JAVA_HOME", java)).out()).containsExactly("C.UTF-8");
    assertThat(start(Map.of("JAVA_HOME", java, "LC_ALL", "C")).out()).containsExactly("C.UTF-8");
    assertThat(start(Map.of("JAVA_HOME", java, "LANG", "de_DE.UTF-8")).out()).containsExactly("");
  }

  @Test
  void isFoundThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);
    Map<String, String> environment = Map.of("JAVA_HOME", java("25"));
    assertThat(run(environment, link.toString()).out()).contains("-Doptimum.home=" + home);
  }

  @Test
  void takesTheJavaBesideItWhereThereIsOne() throws Exception {
    Files.createSymbolicLink(home.resolve("runtime"), Path.of(java("25.0.1")));
    assertThat(start(Map.of("JAVA_HOME", java("17.0.15"))).out()).contains("from 25.0.1");
  }

  @Test
  void takesTheJavaOfThePath() throws Exception {
    String path = java("25.0.2") + "/bin:" + SYSTEM_PATH;
    assertThat(start(Map.of("PATH", path)).out()).contains("from 25.0.2");
  }

  @Test
  void saysSoWhenTheJavaAskedForIsNo25() throws Exception {
    String old = java("17.0.15");
    String right = java("25.0.1");
    Outcome outcome = start(Map.of("OPTIMUM_JAVA_HOME", old, "JAVA_HOME", right));
    assertThat(outcome.out()).contains("from 25.0.1");
    assertThat(outcome.err())
        .containsExactly("OPTIMUM_JAVA_HOME (%s) is no Java 25; taking %s.".formatted(old, right));
  }

  @Test
  void makesACacheOfClassesOnceAndTakesItFromThenOn() throws Exception {
    Files.createDirectories(home.resolve("lib"));
    Path cache = folder.resolve("user cache");
    Map<String, String> environment =
        Map.of("JAVA_HOME", java("25"), "XDG_CACHE_HOME", cache.toString(), "DISPLAY", ":0");
    Path file = cache.resolve("optimum-workbench/window.aot");
    assertThat(start(environment).out()).contains("-XX:AOTCacheOutput=" + file);
    Files.writeString(file, "");
    assertThat(start(environment).out()).contains("-XX:AOTCache=" + file);
    assertThat(start(environment, "run").out()).noneMatch(each -> each.startsWith("-XX:AOT"));
  }

  @Test
  void makesTheCacheAnewAfterAnUpdate() throws Exception {
    Path jar = home.resolve("lib/optimum.jar");
    Path cache = folder.resolve("cache");
    Path file = cache.resolve("optimum-workbench/window.aot");
    Files.createDirectories(jar.getParent());
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    Files.writeString(jar, "");
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    Map<String, String> environment =
        Map.of("JAVA_HOME", java("25"), "XDG_CACHE_HOME", cache.toString(), "DISPLAY", ":0");
    assertThat(start(environment).out()).contains("-XX:AOTCacheOutput=" + file);
  }

  @Test
  @EnabledOnOs(LINUX)
  void makesNoCacheOfTheTourWhereThereIsNoDisplay() throws Exception {
    Map<String, String> environment =
        Map.of("JAVA_HOME", java("25"), "XDG_CACHE_HOME", folder.resolve("cache").toString());
    assertThat(start(environment).out()).noneMatch(each -> each.startsWith("-XX:AOT"));
  }

  @Test
  void saysWhatToInstallWhereThereIsNoJava25() throws Exception {
    Path noRelease = folder.resolve("nothing matches/grep");
    script(noRelease, "#!/bin/sh\nexit 1\n");
    Map<String, String> environment =
        Map.of(
            "PATH",
            noRelease.getParent() + ":" + SYSTEM_PATH,
            "OPTIMUM_JAVA_HOME",
            folder.resolve("absent").toString());
    Outcome outcome = start(environment);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .containsExactly(
            "Optimum Workbench needs Java 25, and none was found.",
            "Install one (for example Eclipse Temurin 25, https://adoptium.net) or set"
                + " OPTIMUM_JAVA_HOME to it.");
  }

  private Outcome start(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return run(environment, command.toArray(String[]::new));
  }

  /// A command with nothing in its environment but a path and what is given.
  private Outcome run(Map<String, String> environment, String... command) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Map<String, String> all = new HashMap<>(Map.of("PATH", SYSTEM_PATH));
    all.putAll(environment);
    builder.environment().clear();
    builder.environment().putAll(all);
    int status = builder.start().waitFor();
    return new Outcome(status, Files.readAllLines(out), Files.readAllLines(err));
  }

  /// A Java home of a version, whose `java` prints its arguments, one a line; without arguments for
  /// the program, the version too.
  private String java(String version) throws IOException {
    Path java = folder.toRealPath().resolve("java of " + version);
    script(
        java.resolve("bin/java"),
        """
        #!/bin/sh
        printf '%%s\\n' "$@"
        case "$*" in *Main) echo "from %s" ;; esac
        """
            .formatted(version));
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    return java.toString();
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Outcome(int status, List<String> out, List<String> err) {}
}
