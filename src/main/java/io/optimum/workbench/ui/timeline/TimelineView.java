package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.ui.fx.SceneKeys;
import io.optimum.workbench.ui.timeline.lane.LaneArea;
import io.optimum.workbench.ui.timeline.lane.Minimap;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
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
      default -> {
        return false;
      }
    }
    return true;
  }
}
