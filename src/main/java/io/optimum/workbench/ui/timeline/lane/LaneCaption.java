package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.Runs;

/// What stands below a run in a file: how the spans came to be and how many there are. In the
/// window the bar above the lanes says so.
public final class LaneCaption {
  private LaneCaption() {}

  /// @param what the drawing shows of the run
  public static Caption of(TimelineViewModel model, String what) {
    Runs runs = model.runsProperty().get();
    return runs.isEmpty()
        ? Caption.NONE
        : new Caption(what, provenance(model, runs), samples(model, runs));
  }

  private static String provenance(TimelineViewModel model, Runs runs) {
    String watched = model.provenanceProperty().get().map(Provenance::word).orElse("not known");
    return runs.reference()
        .map(kept -> "above: %s (%s); below: ".formatted(kept.title(), kept.provenance().word()))
        .orElse("")
        .concat(watched);
  }

  private static String samples(TimelineViewModel model, Runs runs) {
    String above =
        runs.reference()
            .map(kept ->
                "above: %s; below: ".formatted(Format.counted(kept.spans().spanCount(), "span")))
            .orElse("");
    long lost = model.snapshotProperty().get().droppedCount() + model.lostProperty().get();
    return above
        + Format.counted(runs.watched().spanCount(), "span")
        + (lost > 0 ? ", " + Format.count(lost) + " dropped" : "");
  }
}
