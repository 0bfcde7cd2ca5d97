package io.optimum.workbench.ui.session;

import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.profiling.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Takes measurements on the thread that makes them: into the journal at once, and aside for the
/// project. When work was cancelled, what it had measured is here.
public final class Recorder implements Consumer<Measurement> {
  private final Journal journal;
  private final List<Measurement> taken = new ArrayList<>();

  Recorder(Journal journal) {
    this.journal = journal;
  }

  @Override
  public synchronized void accept(Measurement measurement) {
    journal.append(measurement);
    taken.add(measurement);
  }

  /// What was measured since the last call.
  public synchronized List<Measurement> take() {
    List<Measurement> all = List.copyOf(taken);
    taken.clear();
    return all;
  }
}
