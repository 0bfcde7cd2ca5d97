package io.optimum.workbench.exporter.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportDiffTest {
  @TempDir Path folder;

  @Test
  void everythingIsNewInANewFolder() {
    List<ExportChange> changes = ExportDiff.of(bundle("a.txt", "1"), folder.resolve("none"));
    assertThat(ExportChange.summary(changes)).isEqualTo("1 new");
  }

  @Test
  void everyFileIsNewChangedRemovedOrAsBefore() {
    new ExportWriter()
        .write(
            bundle("same.txt", "s", "old.txt", "o", "a.txt", "one\ntwo\nthree\n"),
            folder,
            Progress.none());
    List<ExportChange> changes =
        ExportDiff.of(bundle("same.txt", "s", "a.txt", "one\n2\nthree\n", "new.txt", "n"), folder);
    assertThat(ExportChange.summary(changes)).isEqualTo("1 new, 1 changed, 1 removed, 1 as before");
    assertThat(ExportChange.text(changes))
        .containsExactly(
            "changed a.txt",
            "--- a.txt",
            "+++ a.txt",
            "@@ -1,3 +1,3 @@",
            " one",
            "-two",
            "+2",
            " three",
            "new new.txt",
            "removed old.txt");
  }

  @Test
  void nothingIsWrittenByComparing() {
    ExportDiff.of(bundle("a.txt", "1"), folder);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatIsNoTextIsComparedByItsHash() {
    ExportFile packed = new ExportFile.Packed("t.gz", new byte[] {1, 2}, 5);
    ExportBundle one = new ExportBundle(List.of(packed), List.of(), true);
    new ExportWriter().write(one, folder, Progress.none());
    assertThat(ExportChange.summary(ExportDiff.of(one, folder))).isEqualTo("1 as before");
  }

  private static ExportBundle bundle(String... pathsAndTexts) {
    List<String> all = Arrays.asList(pathsAndTexts);
    List<ExportFile> files = new java.util.ArrayList<>();
    for (int i = 0; i < all.size(); i += 2) {
      files.add(new ExportFile.Text(all.get(i), all.get(i + 1), false));
    }
    return new ExportBundle(files, List.of(), true);
  }
}
