package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `optimum import` with good and bad files: what is taken, what is said, how it ends.
class ImportCommandTest {
  private static final Path TINY = Path.of("src/test/resources/importer/tiny");
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  @TempDir Path folder;

  @Test
  void aWholeEngineIsTakenAndSavedAgainByteForByte() throws IOException {
    Ran ran = Shell.run("import", TINY, "--into", project(), "--json");
    assertThat(ran.code()).isZero();
    assertThat(ran.json().keySet()).asString().contains("engines", "profiles", "files", "problems");
    byte[] saved = Files.readAllBytes(project().resolve("project.json"));
    store.save(project(), store.open(project()).project());
    assertThat(project().resolve("project.json")).hasBinaryContent(saved);
    assertThat(project().resolve("project.json.bak")).doesNotExist();
  }

  @Test
  void aBadFileCostsOnlyItselfAndIsTold() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.json"));
    Path text = Files.writeString(folder.resolve("other.json"), "{\"cats\": 3}");
    Ran ran = Shell.run("import", TINY, empty, text, "--into", project());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.errorLines()).filteredOn(each -> each.startsWith("error: ")).hasSize(2);
    assertThat(ran.err())
        .contains("empty.json", "0 bytes", "other.json", "--batch, --precision, --dim")
        .doesNotContain("  at ");
    assertThat(store.open(project()).project().engines()).hasSize(1);
  }

  @Test
  void anImportOfNothingLeavesTheProjectAsItWas() throws IOException {
    store.save(project(), TestData.project());
    byte[] before = Files.readAllBytes(project().resolve("project.json"));
    Path bad = Files.write(folder.resolve("noise.engine"), new byte[] {7, 1, 9, 3, 0, 5});
    Ran ran = Shell.run("import", bad, "--into", project(), "--json");
    assertThat(ran.code()).isEqualTo(1);
    assertThat((List<?>) ran.json().get("problems")).hasSize(1);
    assertThat(project().resolve("project.json")).hasBinaryContent(before);
    assertThat(project().resolve("project.json.bak")).doesNotExist();
  }

  @Test
  void aBarePlanIsTakenWithTheCommandThatMakesItsProfile() throws IOException {
    Path plan = plan(folder.resolve("net.engine"));
    Ran ran = Shell.run("import", plan, "--into", project());
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).startsWith("warning: ").contains("trtexec --loadEngine=");
    Ran measured = Shell.run("run", project(), "--engines", "net");
    assertThat(measured.code()).isEqualTo(1);
    assertThat(measured.errorLines()).hasSize(1);
  }

  @Test
  void aPlanInsideTheProjectIsNamedRelativeToItAndOneOutsideAbsolutely() throws IOException {
    Path inside = plan(Files.createDirectories(project()).resolve("inside.engine"));
    Path outside = plan(folder.resolve("outside.engine"));
    Shell.run("import", inside, outside, "--into", project());
    assertThat(store.open(project()).project().engines())
        .extracting(ImportCommandTest::planPath)
        .containsExactlyInAnyOrder(
            "inside.engine", outside.toAbsolutePath().toString().replace('\\', '/'));
  }

  @Test
  void aFileInPlaceOfTheProjectIsLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("plain"), "mine");
    Ran ran = Shell.run("import", TINY, "--into", file);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("is a file");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aProjectOfANewerVersionIsNotTouched() throws IOException {
    Files.createDirectories(project());
    String newer = "{\"formatVersion\": 99999999999, \"more\": []}";
    Files.writeString(project().resolve("project.json"), newer);
    Ran ran = Shell.run("import", TINY, "--into", project());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("format version 99999999999", "newer Optimum Workbench");
    assertThat(project().resolve("project.json")).hasContent(newer);
  }

  @Test
  @Tag("slow")
  void twoHundredMegabytesOfJsonAreRefusedWithoutBeingHeld() throws IOException {
    Path huge = folder.resolve("huge.json");
    byte[] element = "{\"name\": 1},\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(huge)) {
      out.write('[');
      for (long written = 0; written < 200_000_000; written += element.length) {
        out.write(element);
      }
      out.write("{}]".getBytes(StandardCharsets.UTF_8));
    }
    Ran ran = Shell.run("import", TINY, huge, "--into", project());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("huge.json");
    assertThat(store.open(project()).project().engines()).hasSize(1);
  }

  @Test
  @Tag("slow")
  void oneSeedTrainsOnePredictorWhichIsThenUsed() throws IOException {
    Path copy = folder.resolve("copy");
    store.save(project(), TestData.project());
    store.save(copy, TestData.project());
    Ran ran = Shell.run("train", project(), "--seed", 3, "--json");
    assertThat(ran.code()).isZero();
    Shell.run("train", copy, "--seed", 3);
    assertThat(copy.resolve("predictor.json"))
        .hasBinaryContent(Files.readAllBytes(project().resolve("predictor.json")));
    Map<?, ?> predicted =
        Shell.run("predict", project(), "--engines", "alpha,beta", "--json").json();
    assertThat(predicted.get("predictor")).isEqualTo(ran.json().get("predictor"));
  }

  private Path project() {
    return folder.resolve("p");
  }

  private static Path plan(Path file) throws IOException {
    byte[] plan = new byte[64];
    System.arraycopy("ptrt".getBytes(StandardCharsets.US_ASCII), 0, plan, 0, 4);
    return Files.write(file, plan);
  }

  private static String planPath(Engine engine) {
    return engine.planFile().orElseThrow().path();
  }
}
