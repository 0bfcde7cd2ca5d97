package io.optimum.workbench.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Stack traces as text, for `--verbose`.
final class Traces {
  private Traces() {}

  static String of(Throwable error) {
    String frames =
        Arrays.stream(error.getStackTrace())
            .map(frame -> "  at " + frame)
            .collect(Collectors.joining("\n"));
    Throwable cause = error.getCause();
    return error + "\n" + frames + (cause == null ? "" : "\ncaused by " + of(cause));
  }
}
