package io.optimum.workbench.app;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps libraries from talking on the terminal.
final class Logging {
  /// Strong references, because a logger that nobody holds forgets its level.
  private static final List<Logger> TALKATIVE =
      List.of(Logger.getLogger("javafx"), Logger.getLogger("ai.djl"));

  private Logging() {}

  static void quiet() {
    TALKATIVE.forEach(logger -> logger.setLevel(Level.SEVERE));
  }
}
