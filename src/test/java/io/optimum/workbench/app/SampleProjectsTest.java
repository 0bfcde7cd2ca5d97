package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.project.OpenedProject;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The sample projects are what the program makes of its sources; `-Dgolden.update` rewrites them.
class SampleProjectsTest {
  private static final Path SAMPLES = Path.of("sample-projects");
  private static final Path TRTEXEC = Path.of("../shared/samples/trtexec");
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  @TempDir Path folder;

  static List<String> samples() {
    return new SampleFolder(SAMPLES).names();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void opensWithoutProblemsAndSavesToTheSameBytes(String name) throws IOException {
    new SampleFolder(SAMPLES).copy(name, folder.resolve("copy"));
    Map<String, byte[]> before = contents(folder.resolve("copy"));
    OpenedProject opened = store.open(folder.resolve("copy"));
    store.save(folder.resolve("copy"), opened.project());
    assertThat(opened.problems()).isEmpty();
    assertThat(opened.project().engines()).isNotEmpty();
    assertThat(contents(folder.resolve("copy"))).containsExactlyEntriesOf(before);
  }

  @Test
  void mixedInferenceIsWhatTheNetworkCatalogueGives() throws IOException {
    sameAsSample("mixed-inference-a100", SampleMaker.mixedInference());
  }

  @Test
  void a100VisionIsWhatTheImporterReads() throws IOException {
    assumeTrue(Files.isDirectory(TRTEXEC), "the trtexec samples are not beside the project");
    sameAsSample("a100-vision", SampleMaker.a100Vision(TRTEXEC));
  }

  @Test
  void titanRtxIsWhatTheImporterReads() throws IOException {
    assumeTrue(Files.isDirectory(TRTEXEC), "the trtexec samples are not beside the project");
    sameAsSample("titan-rtx-mobilenet", SampleMaker.titanRtx(TRTEXEC));
  }

  private void sameAsSample(String name, Project project) throws IOException {
    Path sample = SAMPLES.resolve(name);
    if ("true".equals(System.getProperty("golden.update"))) {
      store.save(sample, project);
      Files.deleteIfExists(sample.resolve("project.json.bak"));
    }
    Path made = folder.resolve(name);
    store.save(made, project);
    Files.copy(
        sample.resolve("README.md"),
        made.resolve("README.md"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(contents(sample)).containsExactlyEntriesOf(contents(made));
  }

  private static Map<String, byte[]> contents(Path root) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return contents;
  }
}
