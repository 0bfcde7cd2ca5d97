package io.optimum.workbench.profiling;

import io.optimum.workbench.profiling.trial.CampaignLog;
import io.optimum.workbench.profiling.trial.Trial;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// Keeps trials that cannot be written, on a full disk for example, and writes them as soon as
/// there is room again.
final class PatientLog {
  private final CampaignLog log;
  private final Consumer<String> warnings;
  private final Deque<Trial> unsaved = new ArrayDeque<>();

  /// @param warnings is told when writing begins to fail, and when it works again
  PatientLog(CampaignLog log, Consumer<String> warnings) {
    this.log = log;
    this.warnings = warnings;
  }

  void append(Trial trial) {
    boolean failing = !unsaved.isEmpty();
    unsaved.add(trial);
    try {
      while (!unsaved.isEmpty()) {
        log.append(unsaved.peek());
        unsaved.poll();
      }
      if (failing) {
        warnings.accept("The journal can be written again; every trial is saved.");
      }
    } catch (UncheckedIOException e) {
      if (!failing) {
        warnings.accept(
            e.getMessage()
                + ". The campaign goes on; its trials are kept in memory and written as soon as"
                + " that is possible. What was written before is safe.");
      }
    }
  }

  int unsaved() {
    return unsaved.size();
  }
}
