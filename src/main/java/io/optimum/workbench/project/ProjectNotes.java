package io.optimum.workbench.project;

import io.optimum.workbench.domain.TimeNote;
import java.util.List;

/// `notes.json`: what a person noted on timelines, in the order it was noted.
record ProjectNotes(List<TimeNote> notes) {
  ProjectNotes {
    notes = List.copyOf(notes);
  }
}
