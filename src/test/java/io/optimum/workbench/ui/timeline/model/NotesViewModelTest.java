package io.optimum.workbench.ui.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesViewModelTest {
  private final NotesViewModel notes = new NotesViewModel();
  private final List<TimeNote> kept =
      new KeptNotes(notes, List.of(new TimeNote("another run", 0, 5, "not here"))).all;

  @Test
  void aNoteIsWrittenAnewInItsPlace() {
    notes.add(new TimeRange(1e6, 2e6), "DRAM is full");
    notes.change(notes.notesProperty().get().getFirst());
    assertThat(notes.draft()).isEqualTo("DRAM is full");
    notes.add(notes.writingProperty().get().orElseThrow(), "DRAM is full here");
    assertThat(notes.notesProperty().get())
        .extracting(TimeNote::text)
        .containsExactly("DRAM is full here");
    notes.begin(new TimeRange(1e6, 2e6));
    assertThat(notes.draft()).isEmpty();
  }

  @Test
  void showsTheNotesOfTheRunAndAsksItsKeeperToAddMore() {
    notes.add(new TimeRange(1e6, 2e6), "  DRAM is full here ");
    assertThat(notes.notesProperty().get())
        .containsExactly(new TimeNote(KeptNotes.RUN, 1_000_000, 2_000_000, "DRAM is full here"));
    assertThat(kept).hasSize(2);
  }

  @Test
  void removesOneAndLeavesThoseOfOtherRuns() {
    notes.add(new TimeRange(1, 2), "wrong");
    notes.remove(notes.notesProperty().get().getFirst());
    assertThat(notes.notesProperty().get()).isEmpty();
    assertThat(kept).hasSize(1);
  }

  @Test
  void blankWordsAreNoNote() {
    notes.add(new TimeRange(1, 2), "   ");
    assertThat(kept).hasSize(1);
  }

  @Test
  void findsThoseBeforeAndAfterAMomentAndThatOnAPiece() {
    notes.add(new TimeRange(10, 20), "first");
    notes.add(new TimeRange(40, 50), "second");
    assertThat(notes.after(10).map(TimeNote::text)).contains("second");
    assertThat(notes.before(40).map(TimeNote::text)).contains("first");
    assertThat(notes.before(10)).isEmpty();
    assertThat(notes.after(40)).isEmpty();
    assertThat(notes.on(new TimeRange(40, 50)).map(TimeNote::text)).contains("second");
    assertThat(notes.on(new TimeRange(40, 51))).isEmpty();
  }
}
