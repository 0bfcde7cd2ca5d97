package io.optimum.workbench.exporter.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportException;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportWriterTest {
  private static final String PTRT_SHA256 =
      "d6f8f5f494f719056a1a9e2db1a8be5fd313332f36d892f7bde5a7270dcbe023";
  @TempDir Path root;
  private Path folder;
  private Path source;
  private final ExportWriter writer = new ExportWriter();

  @BeforeEach
  void makeASource() throws IOException {
    folder = root.resolve("parent/out");
    source = Files.writeString(root.resolve("engine.plan"), "ptrt");
  }

  @Test
  void everyFileIsWrittenWithItsSizeAndHash() {
    ExportWriter.Written written = write(bundle("one"));
    assertThat(written.folder()).isEqualTo(folder);
    assertThat(folder.resolve("a/text.sh")).hasContent("one").isExecutable();
    assertThat(folder.resolve("a/model.plan")).hasContent("ptrt");
    assertThat(written.files().getLast().sizeBytes()).isEqualTo(4);
    assertThat(written.files().getFirst().sha256())
        .isEqualTo("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
  }

  @Test
  void ourOwnExportIsReplacedAndNothingIsLeftBeside() throws IOException {
    write(new ExportBundle(List.of(new ExportFile.Text("old.txt", "old", false)), List.of(), true));
    write(bundle("two"));
    assertThat(files(folder)).containsExactly(".optimum-export", "a/model.plan", "a/text.sh");
    assertThat(files(root.resolve("parent"))).allMatch(each -> each.startsWith("out/"));
  }

  @Test
  void anEmptyFolderIsTaken() throws IOException {
    Files.createDirectories(folder);
    write(bundle("one"));
    assertThat(folder.resolve("a/text.sh")).exists();
  }

  @Test
  void aFolderOfSomebodyElseIsRefused() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("thesis.tex"), "years of work");
    refuses(bundle("one"), "that are no export of the workbench (for example thesis.tex)");
    assertThat(files(folder)).containsExactly("thesis.tex");
  }

  @Test
  void aFileThatSomebodyAddedToOurExportIsNotLost() throws IOException {
    write(bundle("one"));
    Files.writeString(folder.resolve("a/notes.txt"), "mine");
    refuses(bundle("two"), "somebody added (for example a/notes.txt)");
    assertThat(folder.resolve("a/text.sh")).hasContent("one");
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Files.createDirectories(root.resolve("parent"));
    Files.writeString(folder, "a file");
    refuses(bundle("one"), "is a file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "/etc/x",
        "a/../../x",
        "a//x",
        "",
        "C:/x",
        "a\\x",
        "a/.",
        ".optimum-export"
      })
  void noPathLeavesTheFolder(String path) {
    refuses(
        new ExportBundle(List.of(new ExportFile.Text(path, "x", false)), List.of(), true),
        "The export contains the path (" + path + ")");
    assertThat(root.resolve("parent")).doesNotExist();
  }

  @Test
  void aFailureKeepsTheEarlierExport() throws IOException {
    write(bundle("one"));
    ExportBundle second = bundle("two");
    Files.delete(source);
    refuses(second, "engine.plan does not exist any more");
    assertThat(folder.resolve("a/text.sh")).hasContent("one");
    assertThat(files(root.resolve("parent"))).allMatch(each -> each.startsWith("out/"));
  }

  @Test
  void stoppingKeepsTheEarlierExport() throws IOException {
    write(bundle("one"));
    Progress stopped =
        (done, _) -> {
          if (done > 0) {
            throw new CancellationException("Stopped.");
          }
        };
    assertThatThrownBy(() -> writer.write(bundle("two"), folder, stopped))
        .isInstanceOf(CancellationException.class);
    assertThat(folder.resolve("a/text.sh")).hasContent("one");
    assertThat(files(root.resolve("parent"))).allMatch(each -> each.startsWith("out/"));
  }

  @Test
  void aSourceWithinTheReplacedFolderIsRefused() {
    write(bundle("one"));
    Path inside = folder.resolve("a/model.plan");
    refuses(
        new ExportBundle(
            List.of(new ExportFile.Copy("model.plan", inside, PTRT_SHA256)), List.of(), true),
        "lies in the folder that the export would replace");
    assertThat(inside).exists();
  }

  @Test
  void aFolderWithoutRightsIsNamed() throws IOException {
    Path parent = Files.createDirectories(root.resolve("parent"));
    Assumptions.assumeTrue(
        parent.toFile().setWritable(false) && !Files.isWritable(parent),
        "This user may write everywhere.");
    refuses(bundle("one"), "There is no right to write");
  }

  @Test
  void aFullDiskIsNamedBeforeAnythingIsWritten() throws IOException {
    Path huge = root.resolve("huge.plan");
    long tooManyBytes = Files.getFileStore(root).getUsableSpace() + (1L << 32);
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(tooManyBytes);
    } catch (IOException e) {
      Assumptions.abort("This file system has no sparse files: " + e.getMessage());
    }
    refuses(
        new ExportBundle(
            List.of(new ExportFile.Copy("model.plan", huge, PTRT_SHA256)), List.of(), true),
        "The export needs %d bytes, but".formatted(tooManyBytes));
  }

  @Test
  void aRenameThatFailsPutsTheEarlierExportBack() throws IOException {
    write(bundle("one"));
    Path memory = Path.of("/dev/shm");
    Assumptions.assumeTrue(
        Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(root)),
        "There is no second disk.");
    Path elsewhere = Files.createTempDirectory(memory, "export");
    try {
      assertThatThrownBy(() -> FolderSwap.into(elsewhere, folder))
          .isInstanceOf(AtomicMoveNotSupportedException.class);
    } finally {
      FolderSwap.discard(elsewhere);
    }
    assertThat(folder.resolve("a/text.sh")).hasContent("one");
    assertThat(files(root.resolve("parent"))).allMatch(each -> each.startsWith("out/"));
  }

  @Test
  void aLinkToAFolderStaysALink() throws IOException {
    Path real = Files.createDirectories(root.resolve("real"));
    Files.createDirectories(root.resolve("parent"));
    Files.createSymbolicLink(folder, real);
    write(bundle("one"));
    assertThat(folder).isSymbolicLink();
    assertThat(real.resolve("a/text.sh")).hasContent("one");
  }

  private ExportWriter.Written write(ExportBundle bundle) {
    return writer.write(bundle, folder, Progress.none());
  }

  private void refuses(ExportBundle bundle, String message) {
    assertThatThrownBy(() -> write(bundle))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(message);
  }

  private ExportBundle bundle(String text) {
    return new ExportBundle(
        List.of(
            new ExportFile.Text("a/text.sh", text, true),
            new ExportFile.Copy("a/model.plan", source, PTRT_SHA256)),
        List.of(),
        true);
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(each -> folder.relativize(each).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
