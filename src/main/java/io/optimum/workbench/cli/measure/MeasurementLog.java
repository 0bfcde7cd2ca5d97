package io.optimum.workbench.cli.measure;

import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.profiling.journal.Journal;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Puts new measurements into a project's journal. A journal that cannot be written costs the
/// memory of the measurement, not the measurement: it is one warning, and what could not be written
/// is tried again with the next one.
public final class MeasurementLog implements Consumer<Measurement> {
  private final Journal journal;
  private final Set<Measurement> kept;
  private final Output output;
  private final Deque<Measurement> unsaved = new ArrayDeque<>();

  /// @param kept measurements that are in the journal already
  public MeasurementLog(Journal journal, Collection<Measurement> kept, Output output) {
    this.journal = journal;
    this.kept = new HashSet<>(kept);
    this.output = output;
  }

  @Override
  public void accept(Measurement measurement) {
    if (!kept.add(measurement)) {
      return;
    }
    boolean failing = !unsaved.isEmpty();
    unsaved.add(measurement);
    try {
      while (!unsaved.isEmpty()) {
        journal.append(unsaved.peek());
        unsaved.poll();
      }
    } catch (UncheckedIOException e) {
      if (!failing) {
        output.note(
            "warning: %s Results are shown, but not kept for next time unless it can be written again."
                .formatted(e.getMessage()));
      }
    }
  }
}
