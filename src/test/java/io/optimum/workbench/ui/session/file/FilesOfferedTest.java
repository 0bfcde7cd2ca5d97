package io.optimum.workbench.ui.session.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesOfferedTest {
  @TempDir Path folder;

  @Test
  void findsFilesThatATextNames() throws IOException {
    Path one = Files.writeString(folder.resolve("one two.json"), "{}");
    Path two = Files.writeString(folder.resolve("two.json"), "{}");
    String text = "copy\n" + one + "\n" + two.toUri() + "\n" + folder.resolve("missing") + "\n";
    assertThat(FilesOffered.in(text).files()).containsExactly(one, two);
  }

  @Test
  void findsNothingInGarbage() {
    assertThat(FilesOffered.in("\u0000\u0001PNG\n/\u0000/x\nfile:::%%\n".repeat(5000)).files())
        .isEmpty();
  }

  @Test
  void namesThePathThatIsNotThere() {
    Path gone = folder.resolve("gone.json");
    assertThat(FilesOffered.missingIn("{\"a\": 1}\n%s\n\u0000".formatted(gone))).contains(gone);
    assertThat(FilesOffered.missingIn(folder.toString())).isEmpty();
    assertThat(FilesOffered.missingIn("/" + "x".repeat(5_000_000))).isEmpty();
  }
}
