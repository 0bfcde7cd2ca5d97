package io.optimum.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  @TempDir Path folder;
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  private Path root = Path.of("");

  @BeforeEach
  void useAFolderOfOurOwn() {
    root = folder.resolve("recovery");
  }

  @Test
  void findsWhatAWindowLeftBehindThatDied() {
    try (Recovery next = new Recovery(root, store)) {
      crashAfterEditing();
      assertThat(next.lost())
          .singleElement()
          .satisfies(lost -> {
            assertThat(lost.project().engines()).isEqualTo(TestData.project().engines());
            assertThat(lost.origin()).isEqualTo(new Recovery.Origin(folder.resolve("mine"), ""));
          });
    }
  }

  @Test
  void leavesAloneWhatAnotherWindowStillEdits() {
    try (Recovery living = new Recovery(root, store);
        Recovery next = new Recovery(root, store)) {
      living.keep(TestData.project(), null);
      assertThat(next.lost()).isEmpty();
    }
  }

  @Test
  void keepsNothingOnceAllIsSaved() throws IOException {
    try (Recovery window = new Recovery(root, store)) {
      window.keep(TestData.project(), null);
      window.forget();
      try (var files = Files.list(root)) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void isNotOfferedTwice() {
    crashAfterEditing();
    try (Recovery next = new Recovery(root, store)) {
      next.lost().forEach(next::discard);
      assertThat(next.lost()).isEmpty();
    }
  }

  /// A process that ends gives its lock back without removing anything.
  private void crashAfterEditing() {
    Path copy = root.resolve("dead");
    store.save(copy, TestData.project());
    try {
      Files.writeString(copy.resolve("origin"), folder.resolve("mine").toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
