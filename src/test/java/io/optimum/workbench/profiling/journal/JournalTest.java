package io.optimum.workbench.profiling.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;
  private Path file = Path.of("");
  private Journal journal = new Journal(file, new JsonCodec());

  @BeforeEach
  void open() {
    file = folder.resolve("deep/measurements.jsonl");
    journal = new Journal(file, new JsonCodec());
  }

  @Test
  void anAbsentJournalIsEmpty() {
    assertThat(journal.read().measurements()).isEmpty();
    assertThat(journal.read().problems()).isEmpty();
  }

  @Test
  void whatIsAppendedIsRead() {
    journal.append(TestData.measurement(1));
    journal.append(TestData.measurement(2));
    assertThat(journal.read().measurements())
        .containsExactly(TestData.measurement(1), TestData.measurement(2));
  }

  @Test
  void aLineCutOffByACrashLosesOnlyItself() throws IOException {
    journal.append(TestData.measurement(1));
    Files.writeString(file, "{\"colocated\": {\"requ", StandardOpenOption.APPEND);
    journal.append(TestData.measurement(2));
    Journal.Contents contents = journal.read();
    assertThat(contents.measurements())
        .containsExactly(TestData.measurement(1), TestData.measurement(2));
    assertThat(contents.problems())
        .singleElement()
        .satisfies(each -> assertThat(each.location()).isEqualTo("line 2"));
  }
}
