package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.ui.control.ProvenanceBadge;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// What the spans on the lanes are: how many, whether some are missing, and where they come from.
final class TimelineStatus extends HBox {
  private final TimelineViewModel model;

  TimelineStatus(TimelineViewModel model) {
    this.model = model;
    getStyleClass().add("timeline-status");
    setMinWidth(USE_PREF_SIZE);
    ProvenanceBadge provenance = new ProvenanceBadge();
    provenance.provenanceProperty().bind(model.provenanceProperty());
    getChildren().addAll(count(), graphLevel(), dropped(), provenance);
  }

  private Label count() {
    Label count = new Label();
    count.setId("span-count");
    count.getStyleClass().add("hint");
    count.setMinWidth(USE_PREF_SIZE);
    model
        .snapshotProperty()
        .subscribe(now -> count.setText(Format.count(now.spanCount()) + " spans"));
    return count;
  }

  private Label graphLevel() {
    Label label = badge("graph level", "Of some streams only whole inferences are known.");
    model.snapshotProperty().subscribe(now -> label.setVisible(now.isGraphLevel()));
    return label;
  }

  private Label dropped() {
    Label dropped =
        badge(
            "",
            "Memory is bounded: the oldest spans were given up for newer ones. Spans that the"
                + " device could not hand over count too.");
    dropped.setId("dropped-spans");
    model.snapshotProperty().subscribe(_ -> showDropped(dropped));
    model.lostProperty().subscribe(_ -> showDropped(dropped));
    return dropped;
  }

  private void showDropped(Label label) {
    long count = model.snapshotProperty().get().droppedCount() + model.lostProperty().get();
    label.setVisible(count > 0);
    label.setText(Format.count(count) + " dropped");
  }

  private static Label badge(String text, String explanation) {
    Label badge = new Label(text);
    badge.getStyleClass().addAll("badge", "warning");
    badge.setMinWidth(USE_PREF_SIZE);
    badge.setTooltip(new Tooltip(explanation));
    badge.managedProperty().bind(badge.visibleProperty());
    return badge;
  }
}
