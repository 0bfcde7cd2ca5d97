package io.optimum.workbench.cli.terminal;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How many characters a line of the terminal has. Where there is none, as in a pipe, lines are as
/// long as they are.
public final class TerminalWidth {
  private static final int LEAST = 40;
  private static final int USUAL = 80;
  private static final long PATIENCE_SECONDS = 1;
  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)");

  private TerminalWidth() {}

  public static int ofThisTerminal() {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(_ -> of(System.getenv("COLUMNS"), sizeByStty()))
        .orElse(Integer.MAX_VALUE);
  }

  /// @param columns the variable of the environment; null = not set
  /// @param size rows and columns as `stty size` says them; may be empty
  static int of(@Nullable String columns, String size) {
    if (columns != null && columns.matches("\\d{1,5}")) {
      return Math.max(LEAST, Integer.parseInt(columns));
    }
    Matcher read = SIZE.matcher(size.strip());
    int wide = read.matches() ? Integer.parseInt(read.group(1)) : 0;
    return wide == 0 ? USUAL : Math.max(LEAST, wide);
  }

  private static String sizeByStty() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stty.destroy();
        return "";
      }
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
