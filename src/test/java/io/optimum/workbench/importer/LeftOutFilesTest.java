package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an import of a folder says of the files in it that it did not take.
class LeftOutFilesTest {
  @TempDir private Path folder;

  @Test
  void countsFilesOfNoKnownKindByTheirEndings() throws IOException {
    Fixtures.copyTiny(folder);
    for (String name : List.of("a.txt", "b.TXT", "README.md", "LICENSE")) {
      Files.writeString(folder.resolve(name), "not ours");
    }
    Files.writeString(folder.resolve(".hidden"), "not ours");
    ImportResult result = Fixtures.read(folder);
    assertThat(result.problems()).isEmpty();
    assertThat(result.leftOut().files()).hasSize(4).noneMatch(each -> each.endsWith(".hidden"));
    assertThat(result.leftOut().sentence())
        .isEqualTo("4 files of no known kind were left out: 2 .txt, 1 .md, 1 without an ending");
  }

  @Test
  void doesNotNameAFileTwice() throws IOException {
    Files.writeString(folder.resolve("broken.json"), "{\"Layers\": [{\"Name\"");
    ImportResult result = Fixtures.read(folder);
    assertThat(result.problems()).hasSize(1);
    assertThat(result.leftOut()).isEqualTo(LeftOut.NONE);
    assertThat(result.leftOut().sentence()).isEmpty();
  }

  @Test
  void theFilesOfAProjectAreKnown() throws IOException {
    Files.writeString(folder.resolve("project.json"), "{\"schema\": 1}");
    assertThat(Fixtures.read(folder).leftOut().files()).isEmpty();
  }

  /// A table's name promises nothing, so that it was passed over in silence when it was gone.
  @Test
  void namesEachFileThatVanishesWhileOthersAreRead() throws IOException {
    Fixtures.copyTiny(folder);
    Path later = Files.createDirectory(folder.resolve("z"));
    for (int i = 0; i < 3; i++) {
      Files.writeString(later.resolve("table%d.csv".formatted(i)), "a,b\n");
    }
    ImportResult result =
        read((_, message) -> {
          if (message.contains("table0")) {
            for (int i = 0; i < 2; i++) {
              later.resolve("table%d.csv".formatted(i)).toFile().delete();
            }
          }
        });
    assertThat(result.engines()).hasSize(1);
    assertThat(result.problems())
        .extracting(each -> Path.of(each.path()).getFileName().toString())
        .containsExactly("table0.csv", "table1.csv");
    assertThat(result.problems())
        .allSatisfy(each -> assertThat(each.message()).contains("no longer there"))
        .extracting(Problem::advice)
        .allMatch(advice -> advice.contains("moved or deleted"));
    assertThat(result.leftOut().sentence())
        .isEqualTo("1 file of no known kind was left out: 1 .csv");
  }

  @Test
  void stopsWhileItLooksThroughFolders() throws IOException {
    Files.createDirectory(folder.resolve("deep"));
    assertThatThrownBy(() ->
            read((_, message) -> {
              if (message.startsWith("Looking through deep")) {
                throw new CancellationException();
              }
            }))
        .isInstanceOf(CancellationException.class);
  }

  private ImportResult read(Progress progress) {
    return new FileImporter(Fixtures.SHEETS, new GpuId("t4")).read(List.of(folder), progress);
  }
}
