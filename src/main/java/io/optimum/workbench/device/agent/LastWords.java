package io.optimum.workbench.device.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/// What an agent wrote that is no message: the log has everything, an error the last lines.
final class LastWords {
  private static final System.Logger LOG = System.getLogger(LastWords.class.getPackageName());
  private static final int LINES = 8;
  private static final int LINE_CHARS = 300;
  private static final Duration MOMENT = Duration.ofMillis(200);

  private final String place;
  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread thread;

  /// @param place where the agent runs, for the log
  LastWords(String place, InputStream error) {
    this.place = place;
    thread = Thread.ofPlatform().daemon().name("agent-log").start(() -> follow(error));
  }

  private void follow(InputStream error) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(error, StandardCharsets.UTF_8))) {
      in.lines().forEach(this::add);
    } catch (IOException | java.io.UncheckedIOException _) {
      // Its end closes the stream.
      return;
    }
  }

  synchronized void add(String line) {
    if (line.isBlank()) {
      return;
    }
    LOG.log(System.Logger.Level.DEBUG, "agent on {0}: {1}", place, line);
    if (lines.size() == LINES) {
      lines.removeFirst();
    }
    lines.add(line.substring(0, Math.min(line.length(), LINE_CHARS)));
  }

  /// The last lines, once the agent has ended; empty when it wrote none.
  String text() {
    try {
      thread.join(MOMENT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return lines.stream().map(each -> "\n  " + each).collect(Collectors.joining());
    }
  }
}
