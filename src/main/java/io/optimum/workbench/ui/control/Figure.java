package io.optimum.workbench.ui.control;

import io.optimum.workbench.domain.Provenance;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One number to be seen at a glance: its name, the number with its unit, where it comes from, and
/// a line of detail such as the sample count.
public final class Figure extends VBox {
  private final Label name = new Label();
  private final Label number = new Label();
  private final Label detail = new Label();
  private final ProvenanceBadge badge = new ProvenanceBadge();

  /// @param title what the number is
  public Figure(String title) {
    getStyleClass().add("figure-tile");
    name.setText(title);
    name.getStyleClass().add("hint");
    name.setMinWidth(USE_PREF_SIZE);
    number.getStyleClass().add("figure");
    number.setMinWidth(USE_PREF_SIZE);
    detail.getStyleClass().add("hint");
    detail.setWrapText(true);
    detail.setMinHeight(USE_PREF_SIZE);
    detail.managedProperty().bind(detail.textProperty().isNotEmpty());
    HBox line = new HBox(number, badge);
    line.getStyleClass().add("figure-line");
    line.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(name, line, detail);
    show("–", "", Optional.empty());
  }

  /// @param value the number with its unit
  /// @param more a line of detail; empty = none
  public void show(String value, String more, Optional<Provenance> from) {
    number.setText(value);
    detail.setText(more);
    badge.provenanceProperty().set(from);
    setAccessibleText(
        "%s: %s %s %s"
            .formatted(name.getText(), value, from.map(Provenance::word).orElse(""), more)
            .strip());
  }
}
