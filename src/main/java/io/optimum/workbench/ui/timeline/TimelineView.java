package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.ui.fx.SceneKeys;
import io.optimum.workbench.ui.timeline.lane.LaneArea;
import io.optimum.workbench.ui.timeline.lane.Minimap;
import io.optimum.workbench.ui.timeline.model.NotesViewModel;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Live lanes of a run, with the whole of it above, what was measured in the selected piece below,
/// and the chosen span beside them.
///
/// Three spaces: **time** (nanoseconds since the start of the run), **lane** (rows of streams),
/// **pixels** (logical). The device's thread only writes to the
/// [io.optimum.workbench.ui.timeline.span.SpanStore]; once per frame the view model pulls an
/// immutable snapshot of it.
public final class TimelineView extends BorderPane {
  public TimelineView(TimelineViewModel model) {
    getStyleClass().add("timeline-view");
    TimelineBar bar = new TimelineBar(model);
    LaneArea lanes = new LaneArea(model);
    VBox.setVgrow(lanes, Priority.ALWAYS);
    setTop(bar);
    setCenter(new VBox(new NoteField(model.notes()), new Minimap(model), lanes));
    setRight(new SpanPanel(model));
    setBottom(new StatisticsStrip(model));
    SceneKeys.listen(lanes, KeyEvent.KEY_TYPED, event -> typed(event.getCharacter(), bar, model));
  }

  /// Whether it is a key that leads into a field: the field must not get its letter.
  private static boolean typed(String character, TimelineBar bar, TimelineViewModel model) {
    switch (character) {
      case "/" -> bar.startFinding();
      case "m", "M", "n", "N" -> model.beginNote();
      case "<" -> show(model.notes().before(from(model)), model);
      case ">" -> show(model.notes().after(from(model)), model);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static double from(TimelineViewModel model) {
    return model
        .selectionProperty()
        .get()
        .map(TimeRange::startNanos)
        .orElse(model.viewProperty().get().min());
  }

  private static void show(Optional<TimeNote> note, TimelineViewModel model) {
    note.map(NotesViewModel::piece)
        .ifPresent(piece -> {
          model.select(piece);
          model.centre((piece.startNanos() + piece.endNanos()) / 2);
        });
  }
}
