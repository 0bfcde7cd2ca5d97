package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.StubLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Starts the app image that `mvn -Pinstaller verify` has made, with its own Java runtime, in a
/// folder that is not the project's and without a display.
@Tag("installer")
@Timeout(600)
class AppImageTest {
  private static final Path IMAGE = Path.of("target/installer").toAbsolutePath();
  @TempDir Path folder;

  @Test
  void tellsItsVersion() throws Exception {
    assertThat(start("--version").trim()).isEqualTo("Optimum Workbench " + Workbench.VERSION);
  }

  @Test
  void walksTheTourOnItsOwnSampleProjects() throws Exception {
    assertThat(start("tour", "--out", "tour")).contains("Exported triton");
    assertThat(folder.resolve("tour/project/project.json")).isRegularFile();
  }

  @Test
  void opensItsWindowFromRecordedClasses() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    Map<String, String> headless =
        Map.of(
            "JAVA_TOOL_OPTIONS",
            "-Dglass.platform=Headless -Dprism.order=sw -Doptimum.endAfterFrames=3 -Duser.home=%s"
                    .formatted(folder)
                + " -Xlog:class+load:file=%s".formatted(loaded));
    start(headless);
    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains("WorkbenchWindow source: shared objects file"));
  }

  @Test
  void startsAgentsFromRecordedClasses() throws Exception {
    SampleFolder.find().copy("a100-vision", folder.resolve("p"));
    Map<String, String> logged =
        Map.of(
            "JAVA_TOOL_OPTIONS",
            "-Xlog:class+load:file=%s".formatted(folder.resolve("loaded-%p.txt")));
    start(logged, "run", "p", "--engines", "resnet18-a100-fp16", "--device", "agent:sim");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(each -> each.getFileName().toString().startsWith("loaded-")))
          .anySatisfy(each ->
              assertThat(Files.readString(each))
                  .containsPattern("AgentServer source: shared objects file"));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void enginesOfTensorRt10GetTheirBindings() throws Exception {
    Path library = StubLibrary.build(folder, "nvinfer_stub", "VERSION=101501");
    Files.move(library, folder.resolve("libnvinfer.so.10"));
    String doctor = start(Map.of("LD_LIBRARY_PATH", folder.toString()), "doctor");
    assertThat(doctor)
        .containsPattern("yes +TensorRT 10: .*libnvinfer.so.10: 10")
        .doesNotContain("Java bindings of TensorRT 10 are missing");
  }

  /// What it prints, when it exits with 0.
  private String start(String... arguments) throws Exception {
    return start(Map.of(), arguments);
  }

  private String start(Map<String, String> more, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(List.of(arguments));
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    List.of("DISPLAY", "WAYLAND_DISPLAY", "JAVA_HOME", "PATH")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(more);
    int status = builder.start().waitFor();
    assertThat(status).as(Files.readString(printed)).isZero();
    return Files.readString(printed);
  }

  /// Where jpackage puts the program on this system.
  private static Path program() {
    List<Path> places =
        List.of(
            IMAGE.resolve("optimum/bin/optimum"),
            IMAGE.resolve("optimum.app/Contents/MacOS/optimum"),
            IMAGE.resolve("optimum/optimum.exe"));
    assertThat(places).anyMatch(Files::isRegularFile);
    return places.stream().filter(Files::isRegularFile).findFirst().orElseThrow();
  }
}
