package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What a person noted on the run that is watched. Whoever keeps the notes is asked to change them,
/// and shows them here again.
public final class NotesViewModel {
  private final ReadOnlyObjectWrapper<List<TimeNote>> notes =
      new ReadOnlyObjectWrapper<>(this, "notes", List.of());
  private final ObjectProperty<Optional<TimeRange>> writing =
      new SimpleObjectProperty<>(this, "writing", Optional.empty());
  private String run = "";
  private Keeper keeper = _ -> {};

  /// Changes the notes of the project, as one step of undo.
  @FunctionalInterface
  public interface Keeper {
    void edit(UnaryOperator<List<TimeNote>> change);
  }

  NotesViewModel() {}

  /// The notes of the run that is watched.
  public ReadOnlyObjectProperty<List<TimeNote>> notesProperty() {
    return notes.getReadOnlyProperty();
  }

  /// The piece of the run that is being noted on; empty = none.
  public ObjectProperty<Optional<TimeRange>> writingProperty() {
    return writing;
  }

  void keptBy(Keeper newKeeper) {
    keeper = newKeeper;
  }

  /// Shows the notes of a run among all.
  ///
  /// @param ofRun its title; empty = no run
  void show(String ofRun, List<TimeNote> all) {
    run = ofRun;
    notes.set(all.stream().filter(note -> note.run().equals(ofRun)).toList());
  }

  /// Adds a note to a piece of the run; words without letters are none.
  public void add(TimeRange range, String text) {
    if (!text.isBlank() && !run.isEmpty()) {
      TimeNote note =
          new TimeNote(
              run,
              Math.round(range.startNanos()),
              Math.round(range.endNanos()),
              text.strip().substring(0, Math.min(2000, text.strip().length())));
      keeper.edit(all -> {
        List<TimeNote> more = new ArrayList<>(all);
        more.add(note);
        return more;
      });
    }
    writing.set(Optional.empty());
  }

  public void remove(TimeNote note) {
    keeper.edit(all -> all.stream().filter(each -> !each.equals(note)).toList());
  }
}
