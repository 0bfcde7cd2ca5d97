package io.optimum.workbench.device.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLogsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  @TempDir private Path folder;

  private Path log(String name, Duration age) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
  }

  private long count() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void keepsTheTwentyNewest() throws IOException {
    Path oldest = log("oldest.log", Duration.ofHours(30));
    Path newest = log("newest.log", Duration.ofMinutes(1));
    for (int i = 0; i < 24; i++) {
      log(i + ".log", Duration.ofHours(1 + i));
    }
    Path begun = new AgentLogs(folder).begin(NOW);
    assertThat(count()).isEqualTo(20);
    assertThat(begun).exists();
    assertThat(newest).exists();
    assertThat(oldest).doesNotExist();
  }

  @Test
  void takesAwayWhatIsOlderThanAWeekAndNothingOfOthers() throws IOException {
    Path old = log("old.log", Duration.ofDays(8));
    Path recent = log("recent.log", Duration.ofDays(6));
    Path other = log("notes.txt", Duration.ofDays(80));
    new AgentLogs(folder).begin(NOW);
    assertThat(old).doesNotExist();
    assertThat(recent).exists();
    assertThat(other).exists();
  }

  @Test
  void theFolderIsThereOnceThereIsSomethingToKeep() throws IOException {
    AgentLogs logs = new AgentLogs(folder.resolve("a/b"));
    assertThat(logs.begin(NOW)).hasParent(folder.resolve("a/b"));
  }
}
