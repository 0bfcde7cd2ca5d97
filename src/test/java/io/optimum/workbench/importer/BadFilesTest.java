package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.Problem.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each bad file gets one problem that says what, where and what to try; the rest is taken.
class BadFilesTest {
  @TempDir private Path folder;

  @Test
  void bareLayerNamesNeedADetailedBuild() {
    Problem problem = only(Fixtures.FOLDER.resolve("bad/bare-names.graph.json"));
    assertThat(problem.location()).isEqualTo("line 1, column 13");
    assertThat(problem.advice()).contains("--profilingVerbosity=detailed");
  }

  @Test
  void aTruncatedFileIsToldWithLineAndColumn() {
    Problem problem = only(Fixtures.FOLDER.resolve("bad/truncated.profile.json"));
    assertThat(problem.location()).startsWith("line 3, column ");
    assertThat(problem.message()).contains("cut off");
  }

  @Test
  void anotherSchemaIsToldByItsKeys() {
    Problem problem = only(Fixtures.FOLDER.resolve("bad/other-schema.json"));
    assertThat(problem.message()).contains("nodes, edges");
    assertThat(problem.advice()).contains("--exportLayerInfo");
  }

  @Test
  void aTextInPlaceOfANumberIsToldByItsKey() {
    Problem problem = only(Fixtures.FOLDER.resolve("bad/text-for-number.timing.json"));
    assertThat(problem.message()).contains("`computeMs` must be a number, but is a text");
    assertThat(problem.location()).isEqualTo("line 2, column 19");
  }

  @Test
  void anEmptyFileIsEmpty() throws IOException {
    assertThat(only(file("x.graph.json", new byte[0])).message()).contains("0 bytes");
    assertThat(only(file("y.graph.json", "  \n")).message()).contains("white space");
    assertThat(only(file("z.graph.json", "[]")).message()).contains("empty");
    assertThat(only(file("null.json", "null")).message()).contains("neither");
  }

  @Test
  void aBinaryFileIsNoPlan() throws IOException {
    Problem problem = only(file("fake.engine", new byte[] {8, 7, 18, 7, 'p', 'y', 't', 0}));
    assertThat(problem.message()).contains("neither a TensorRT plan");
    assertThat(problem.advice()).contains("--saveEngine");
  }

  @Test
  void aFileOfZeroesIsNoJson() throws IOException {
    assertThat(only(file("sparse.engine", new byte[100_000])).message())
        .contains("neither a TensorRT plan");
  }

  @Test
  void theLogOfTrtexecIsToldWhatElseTrtexecWrites() throws IOException {
    Problem problem =
        only(
            file("run.log", "&&&& RUNNING TensorRT.trtexec [TensorRT v8601] # trtexec --onnx=a\n"));
    assertThat(problem.message()).contains("log of trtexec");
    assertThat(problem.advice()).contains("--exportTimes=");
  }

  @Test
  void aProjectInAFolderIsNoProblem() throws IOException {
    Files.createDirectories(folder.resolve("mine/profiles/a"));
    file("mine/project.json", "{\"formatVersion\": 1}");
    file("mine/profiles/a/gpu-b1.json", "{\"key\": 1}");
    file("mine/bad.profile.json", "{ no profile");
    file("zoo.json", "{\"key\": 1}");
    assertThat(Fixtures.read(folder).problems())
        .extracting(problem -> Path.of(problem.path()).getFileName().toString())
        .containsExactlyInAnyOrder("bad.profile.json", "zoo.json");
  }

  @Test
  void aPlanCutOffInItsHeaderIsRefused() throws IOException {
    assertThat(only(file("short.engine", "ftrt")).message()).contains("inside its header");
  }

  @Test
  void aLayerListOfNothingIsRefused() throws IOException {
    assertThat(only(file("x.json", "{\"Layers\": []}")).message()).contains("no layer");
  }

  @Test
  void trailingTextIsRefused() throws IOException {
    assertThat(only(file("x.json", "{\"model_options\": {}} {}")).message()).contains("more after");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    assertThat(only(file("x.json", "[".repeat(100_000))).severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void anEndlessNameIsRefused() throws IOException {
    String json = "{\"Layers\": [{\"Name\": \"" + "x".repeat(1_100_000) + "\"}]}";
    assertThat(only(file("x.json", json)).message())
        .contains("larger than anything")
        .doesNotContain("StreamReadConstraints");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(only(folder.resolve("nowhere.json")).message()).contains("no such file");
  }

  @Test
  void aFolderWithoutRightsIsNamedAndTheRestIsRead() throws IOException {
    Fixtures.copyTiny(Files.createDirectory(folder.resolve("good")));
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(closed), "This user may read everything.");
    ImportResult result = Fixtures.read(folder);
    assertThat(result.profiles()).hasSize(1);
    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).isEqualTo(closed.toString()));
  }

  @Test
  void aLinkThatLeadsBackIsNamedAndTheRestIsRead() throws IOException {
    Fixtures.copyTiny(folder);
    Files.createSymbolicLink(folder.resolve("back"), folder);
    ImportResult result = Fixtures.read(folder);
    assertThat(result.profiles()).hasSize(1);
    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.message()).contains("its links lead in a circle");
          assertThat(problem.advice()).contains("take the link away");
        });
  }

  @Test
  void oneBadFileDoesNotStopTheOthers() throws IOException {
    Fixtures.copyTiny(folder);
    file("broken.graph.json", "{\"Layers\": [{\"Name\"");
    Files.writeString(folder.resolve("README.md"), "not ours");
    ImportResult result = Fixtures.read(folder);
    assertThat(result.profiles()).hasSize(1);
    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).endsWith("broken.graph.json"));
  }

  @Test
  void layersAndTimesThatDoNotMatchAreNamed() throws IOException {
    Fixtures.copyTiny(folder);
    Fixtures.edit(folder.resolve("tiny.onnx.engine.profile.json"), "\"to half\"", "\"to quarter\"");
    ImportResult result = Fixtures.read(folder);
    assertThat(result.profiles().getFirst().kernels()).hasSize(3);
    assertThat(result.problems())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("without a time were left out: 'to half'"))
        .anyMatch(message -> message.contains("a time but no layer") && message.contains("quarter"))
        .hasSize(2);
  }

  @Test
  void filesOfTwoEnginesMakeNoProfile() throws IOException {
    Fixtures.copyTiny(folder);
    Path times = folder.resolve("tiny.onnx.engine.profile.json");
    Fixtures.edit(times, "\"conv\"", "\"attention\"");
    Fixtures.edit(times, "\"matrix\"", "\"softmax\"");
    ImportResult result = Fixtures.read(folder);
    assertThat(result.profiles()).isEmpty();
    assertThat(result.problems()).anyMatch(problem -> problem.message().contains("two engines"));
  }

  @Test
  void anUnknownGpuIsRefusedNotGuessed() throws IOException {
    Fixtures.copyTiny(folder, "engine.metadata.json");
    Fixtures.edit(
        folder.resolve("tiny.onnx.engine.profile.metadata.json"), "A100 80GB PCIe", "B999");
    ImportResult result = Fixtures.read(folder);
    assertThat(result.engines()).hasSize(1);
    assertThat(result.profiles()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.message()).contains("NVIDIA B999");
          assertThat(problem.advice()).contains("NVIDIA TITAN RTX");
        });
  }

  @Test
  void dynamicShapesAskForSizes() throws IOException {
    Fixtures.copyTiny(folder);
    Fixtures.edit(
        folder.resolve("tiny.onnx.engine.graph.json"), "[8, 3, 32, 32]", "[-1, 3, 32, 32]");
    assertThat(Fixtures.read(folder).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.advice()).contains("--shapes="));
  }

  @Test
  void aHostBoundEngineIsTold() throws IOException {
    Fixtures.copyTiny(folder);
    Fixtures.edit(folder.resolve("tiny.onnx.engine.profile.metadata.json"), "0.0101", "0.044");
    assertThat(Fixtures.read(folder).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("host limits"));
  }

  @Test
  void aSecondFileOfOneKindIsNotMixedIn() throws IOException {
    Fixtures.copyTiny(folder);
    Files.copy(folder.resolve("tiny.onnx.engine.timing.json"), folder.resolve("tiny_times.json"));
    assertThat(Fixtures.read(folder).problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).contains("second trtexec request times"));
  }

  private Problem only(Path path) {
    ImportResult result = Fixtures.read(path);
    assertThat(result.engines()).isEmpty();
    assertThat(result.problems()).hasSize(1);
    Problem problem = result.problems().getFirst();
    assertThat(problem.path()).isEqualTo(path.toString());
    assertThat(problem.severity()).isEqualTo(Severity.ERROR);
    assertThat(problem.advice()).isNotBlank();
    return problem;
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
