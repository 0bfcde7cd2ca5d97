package io.optimum.workbench.ui.knobs;

import io.optimum.workbench.domain.engine.EngineId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.StringBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// One card of knobs per chosen deployment. Cards stay while their values change, so that a slider
/// can be dragged.
public final class KnobsView extends VBox {
  private final KnobsViewModel model;
  private final Label hint = new Label();
  private final StringBinding effect;
  private final List<KnobCard> cards = new ArrayList<>();
  private List<EngineId> shown = List.of();

  public KnobsView(KnobsViewModel model) {
    this.model = model;
    getStyleClass().add("knobs");
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(hint);
    effect = model.effect();
    effect.subscribe(_ -> explain());
    model.rows().addListener((ListChangeListener<KnobRow>) _ -> show());
    show();
  }

  private void show() {
    List<EngineId> engines = model.rows().stream().map(row -> row.deployment().engine()).toList();
    if (!engines.equals(shown) || cards.size() != engines.size()) {
      shown = engines;
      cards.clear();
      model.rows().forEach(row -> cards.add(new KnobCard(model, row)));
      getChildren().setAll(hint);
      getChildren().addAll(cards);
      explain();
    } else {
      for (int i = 0; i < cards.size(); i++) {
        cards.get(i).show(model.rows().get(i));
      }
    }
  }

  private void explain() {
    hint.setText(
        shown.isEmpty()
            ? "Tick engines on the Combinations screen to set their batch size, streams, priority,"
                + " CUDA graph and pacing here."
            : effect.get());
  }
}
