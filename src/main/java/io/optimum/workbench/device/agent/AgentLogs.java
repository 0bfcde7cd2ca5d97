package io.optimum.workbench.device.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder of what agents wrote that failed: few files, and none older than a week.
///
/// @param folder there once there is something to keep
record AgentLogs(Path folder) {
  private static final int KEPT = 20;
  private static final Duration AGE = Duration.ofDays(7);

  /// Those of this user, among what the system takes away some day.
  static AgentLogs ofUser() {
    return new AgentLogs(
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "optimum-agents-" + System.getProperty("user.name")));
  }

  private record Log(Path file, Instant written) {
    static Log of(Path file) {
      try {
        return new Log(file, Files.getLastModifiedTime(file).toInstant());
      } catch (IOException _) {
        return new Log(file, Instant.EPOCH); // another program took it away
      }
    }
  }

  /// A new file, in place of those that are too many or too old.
  Path begin(Instant now) throws IOException {
    Files.createDirectories(folder);
    List<Log> newest;
    try (Stream<Path> files = Files.list(folder)) {
      newest =
          files
              .filter(each -> each.toString().endsWith(".log"))
              .map(Log::of)
              .sorted(Comparator.comparing(Log::written).reversed())
              .toList();
    }
    for (int i = 0; i < newest.size(); i++) {
      if (i >= KEPT - 1 || newest.get(i).written.isBefore(now.minus(AGE))) {
        Files.deleteIfExists(newest.get(i).file);
      }
    }
    return Files.createTempFile(folder, "agent-", ".log");
  }
}
