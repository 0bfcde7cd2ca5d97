package io.optimum.workbench.ui.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesViewModelTest {
  private final List<TimeNote> kept =
      new ArrayList<>(List.of(new TimeNote("another run", 0, 5, "not here")));
  private final NotesViewModel notes = new NotesViewModel();

  @Test
  void aNoteIsWrittenAnewInItsPlace() {
    watch();
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
    watch();
    notes.add(new TimeRange(1e6, 2e6), "  DRAM is full here ");
    assertThat(notes.notesProperty().get())
        .containsExactly(
            new TimeNote("resnet50 + bert", 1_000_000, 2_000_000, "DRAM is full here"));
    assertThat(kept).hasSize(2);
  }

  @Test
  void removesOneAndLeavesThoseOfOtherRuns() {
    watch();
    notes.add(new TimeRange(1, 2), "wrong");
    notes.remove(notes.notesProperty().get().getFirst());
    assertThat(notes.notesProperty().get()).isEmpty();
    assertThat(kept).hasSize(1);
  }

  @Test
  void blankWordsAreNoNote() {
    watch();
    notes.add(new TimeRange(1, 2), "   ");
    assertThat(kept).hasSize(1);
  }

  private void watch() {
    notes.keptBy(change -> {
      List<TimeNote> changed = change.apply(List.copyOf(kept));
      kept.clear();
      kept.addAll(changed);
      notes.show("resnet50 + bert", kept);
    });
    notes.show("resnet50 + bert", kept);
  }
}
