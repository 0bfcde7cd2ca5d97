package io.optimum.workbench.ui.control;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// Says in a word where the numbers beside it come from; hidden while there are none.
public final class ProvenanceBadge extends Label {
  private static final List<String> KINDS = List.of("real", "simulated", "predicted");

  private final ObjectProperty<Optional<Provenance>> provenance =
      new SimpleObjectProperty<>(this, "provenance", Optional.empty());

  public ProvenanceBadge() {
    getStyleClass().addAll("badge", "provenance-badge");
    setMinWidth(USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    provenance.subscribe(this::show);
  }

  public ObjectProperty<Optional<Provenance>> provenanceProperty() {
    return provenance;
  }

  private void show(Optional<Provenance> shown) {
    setVisible(shown.isPresent());
    getStyleClass().removeAll(KINDS);
    shown.ifPresent(p -> {
      setText(Format.provenance(p));
      setTooltip(new Tooltip(explain(p)));
      getStyleClass().add(kind(p));
    });
  }

  private static String kind(Provenance provenance) {
    return switch (provenance.source()) {
      case GPU -> "real";
      case SIMULATOR -> "simulated";
      case PREDICTED -> "predicted";
    };
  }

  private static String explain(Provenance provenance) {
    String source =
        switch (provenance.source()) {
          case GPU -> "Observed on a real GPU";
          case SIMULATOR -> "Observed on the simulated GPU";
          case PREDICTED -> "Predicted, not observed";
        };
    return provenance.replayed() ? source + ", played back from a recording." : source + ".";
  }
}
