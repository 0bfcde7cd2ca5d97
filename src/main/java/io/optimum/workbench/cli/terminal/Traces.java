package io.optimum.workbench.cli.terminal;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Stack traces as text, for `--verbose`.
public final class Traces {
  private Traces() {}

  public static String of(Throwable error) {
    String frames =
        Arrays.stream(error.getStackTrace())
            .map(frame -> "  at " + frame)
            .collect(Collectors.joining("\n"));
    Throwable cause = error.getCause();
    return error + "\n" + frames + (cause == null ? "" : "\ncaused by " + of(cause));
  }
}
