package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
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
  private Optional<TimeNote> changing = Optional.empty();
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

  /// Begins a note on a piece of the run.
  void begin(TimeRange range) {
    changing = Optional.empty();
    writing.set(Optional.empty());
    writing.set(Optional.of(range));
  }

  /// Begins to write a note anew.
  public void change(TimeNote note) {
    changing = Optional.of(note);
    writing.set(Optional.empty());
    writing.set(Optional.of(piece(note)));
  }

  /// The piece of the run that a note is on.
  public static TimeRange piece(TimeNote note) {
    return new TimeRange(note.startNanos(), note.endNanos());
  }

  /// The note on a piece of the run.
  public Optional<TimeNote> on(TimeRange piece) {
    return notes.get().stream().filter(note -> piece(note).equals(piece)).findFirst();
  }

  /// The first note that begins after a moment.
  public Optional<TimeNote> after(double nanos) {
    return notes.get().stream()
        .filter(note -> note.startNanos() > nanos)
        .min(Comparator.comparingLong(TimeNote::startNanos));
  }

  /// The last note that begins before a moment.
  public Optional<TimeNote> before(double nanos) {
    return notes.get().stream()
        .filter(note -> note.startNanos() < nanos)
        .max(Comparator.comparingLong(TimeNote::startNanos));
  }

  /// What the note says that is written anew; empty for a new one.
  public String draft() {
    return changing.map(TimeNote::text).orElse("");
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

  /// Adds a note to a piece of the run, in place of the one that is written anew; words without
  /// letters are none.
  public void add(TimeRange range, String text) {
    if (!text.isBlank() && !run.isEmpty()) {
      TimeNote note =
          new TimeNote(
              run,
              Math.round(range.startNanos()),
              Math.round(range.endNanos()),
              text.strip().substring(0, Math.min(2000, text.strip().length())));
      Optional<TimeNote> before = changing;
      keeper.edit(all -> {
        List<TimeNote> more = new ArrayList<>(all);
        before.ifPresent(more::remove);
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
