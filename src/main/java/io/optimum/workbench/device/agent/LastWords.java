package io.optimum.workbench.device.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an agent wrote that is no message: a file has everything, an error the last lines and the
/// file's name. The file goes with an agent that ends well.
final class LastWords {
  private static final System.Logger LOG = System.getLogger(LastWords.class.getPackageName());
  private static final int LINES = 8;
  private static final int LINE_CHARS = 300;

  /// Of the file; an agent that writes more is not read for it.
  private static final long FILE_CHARS = 8 << 20;

  /// What a terminal would obey.
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\t]]");

  /// What a JVM that crashed says besides the signal, the library and where its report is.
  private static final Pattern BOILERPLATE =
      Pattern.compile(
          "#\\s*(|A fatal error has been.*|JRE version:.*|Java VM:.*|No core dump.*|Core dump.*"
              + "|If you would like.*|https?:.*|The crash happened outside.*|See problematic.*)");

  private static final Duration MOMENT = Duration.ofMillis(200);

  private final String place;
  private final AgentLogs logs;
  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread thread;
  private @Nullable Path file;
  private long written;

  /// @param place where the agent runs, for the log
  /// @param logs where the file is made
  LastWords(String place, InputStream error, AgentLogs logs) {
    this.place = place;
    this.logs = logs;
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

  synchronized void add(String words) {
    String line = CONTROLS.matcher(words).replaceAll(".");
    if (line.isBlank()) {
      return;
    }
    LOG.log(System.Logger.Level.DEBUG, "agent on {0}: {1}", place, line);
    keep(line);
    if (BOILERPLATE.matcher(line).matches()) {
      return;
    }
    if (lines.size() == LINES) {
      lines.removeFirst();
    }
    lines.add(line.substring(0, Math.min(line.length(), LINE_CHARS)));
  }

  private void keep(String line) {
    written += line.length();
    if (written > FILE_CHARS) {
      return;
    }
    try {
      if (file == null) {
        file = logs.begin(Instant.now());
      }
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "The agent''s log cannot be kept: {0}", e.getMessage());
      written = FILE_CHARS;
    }
  }

  /// The last lines, once the agent has ended, and where all are; empty when it wrote none.
  String text() {
    try {
      thread.join(MOMENT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return lines.stream().map(each -> "\n  " + each).collect(Collectors.joining())
          + (file == null ? "" : "\nAll of it is in %s.".formatted(file));
    }
  }

  /// The agent ended well: nobody will read them.
  synchronized void forget() {
    if (file == null) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} cannot be deleted: {1}", file, e.getMessage());
    }
    file = null;
    written = FILE_CHARS;
  }
}
