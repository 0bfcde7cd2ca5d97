package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.domain.TimeNote;
import java.util.ArrayList;
import java.util.List;

/// Keeps the notes of one run as a project would.
public final class KeptNotes {
  public static final String RUN = "resnet50 + bert";
  final List<TimeNote> all;

  /// @param before those there are already, of this run and of others
  public KeptNotes(NotesViewModel notes, List<TimeNote> before) {
    all = new ArrayList<>(before);
    notes.keptBy(change -> {
      List<TimeNote> changed = change.apply(List.copyOf(all));
      all.clear();
      all.addAll(changed);
      notes.show(RUN, all);
    });
    notes.show(RUN, all);
  }
}
