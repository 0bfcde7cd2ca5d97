package io.optimum.workbench.cli;

import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.profiling.Journal;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Puts new measurements into a project's journal. A journal that cannot be written costs the
/// memory of the measurement, not the measurement: it is one warning.
final class MeasurementLog implements Consumer<Measurement> {
  private final Journal journal;
  private final Set<Measurement> kept;
  private final Output output;
  private boolean failed;

  /// @param kept measurements that are in the journal already
  MeasurementLog(Journal journal, Collection<Measurement> kept, Output output) {
    this.journal = journal;
    this.kept = new HashSet<>(kept);
    this.output = output;
  }

  @Override
  public void accept(Measurement measurement) {
    if (failed || !kept.add(measurement)) {
      return;
    }
    try {
      journal.append(measurement);
    } catch (UncheckedIOException e) {
      failed = true;
      output.note(
          "warning: %s Results are shown, but not kept for next time.".formatted(e.getMessage()));
    }
  }
}
