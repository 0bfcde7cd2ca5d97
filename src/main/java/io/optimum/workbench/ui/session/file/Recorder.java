package io.optimum.workbench.ui.session.file;

import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.profiling.journal.CampaignFolder;
import io.optimum.workbench.profiling.journal.CampaignLock;
import io.optimum.workbench.profiling.journal.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Takes measurements on the thread that makes them: into the journal at once, and aside for the
/// project. When work was cancelled, or the journal could not be written, what it had measured is
/// here, and the next save writes what is not on disk.
public final class Recorder implements Consumer<Measurement> {
  private final Path folder;
  private final Journal journal;
  private final CampaignFolder campaigns;
  private final BooleanSupplier open;
  private final List<Measurement> taken = new ArrayList<>();

  /// @param open whether the project still is
  Recorder(Path folder, Journal journal, CampaignFolder campaigns, BooleanSupplier open) {
    this.folder = folder;
    this.journal = journal;
    this.campaigns = campaigns;
    this.open = open;
  }

  /// Of the project.
  public Path folder() {
    return folder;
  }

  /// Keeps other campaigns on the project, and plans that measure, away until it is closed.
  ///
  /// @throws io.optimum.workbench.profiling.trial.CampaignException when one runs
  public CampaignLock lock() {
    return campaigns.lock(journal.file(), System.currentTimeMillis());
  }

  @Override
  public synchronized void accept(Measurement measurement) {
    taken.add(measurement);
    journal.append(measurement);
  }

  /// What was measured since the last call; nothing once another project is open, for it is in the
  /// journal of its own.
  public synchronized List<Measurement> take() {
    List<Measurement> all = List.copyOf(taken);
    taken.clear();
    return open.getAsBoolean() ? all : List.of();
  }
}
