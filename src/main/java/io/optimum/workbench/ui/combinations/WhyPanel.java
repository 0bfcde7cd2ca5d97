package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.ui.control.EmptyState;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Which resource the chosen engines ask for together, the most wanted first, and how much of it
/// each of them asks for.
final class WhyPanel extends StackPane {
  /// A number and its unit stay on one line.
  private static final char NO_BREAK = '\u00a0';

  private final CombinationsViewModel model;
  private final VBox rows = new VBox();

  WhyPanel(CombinationsViewModel model) {
    this.model = model;
    rows.getStyleClass().add("why");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren().add(new Panel("Why: asked for together", scroll));
    setMinWidth(180);
    model.clashes().addListener((ListChangeListener<Clash>) _ -> show());
    model.predictionProperty().subscribe(this::show);
    show();
  }

  private void show() {
    if (model.clashes().isEmpty()) {
      rows.getChildren().setAll(new EmptyState("", "Nothing is chosen."));
      return;
    }
    List<Clash> clashes = model.clashes();
    double most = clashes.stream().mapToDouble(Clash::total).max().orElse(1);
    rows.getChildren().setAll(names());
    clashes.forEach(clash -> rows.getChildren().add(row(clash, most)));
    CombinationPrediction prediction = model.predictionProperty().get();
    if (prediction != null && prediction.outsideTraining()) {
      rows.getChildren().add(doubt());
    }
  }

  private static Label doubt() {
    Label doubt =
        new Label(
            "These engines or settings are outside the range that the predictor was trained on: how"
                + " much they slow each other down is a guess until it is measured.");
    doubt.setId("why-doubt");
    doubt.getStyleClass().add("warning-text");
    doubt.setWrapText(true);
    doubt.setMinHeight(USE_PREF_SIZE);
    return doubt;
  }

  /// Which color is whose.
  private VBox names() {
    VBox names = new VBox();
    for (int i = 0; i < model.outcomes().size(); i++) {
      Label name = new Label(Titles.of(model.outcomes().get(i).deployment()));
      HBox line = new HBox(ShareBar.swatch(i), name);
      line.getStyleClass().add("choice");
      names.getChildren().add(line);
    }
    return names;
  }

  private static VBox row(Clash clash, double most) {
    Label name = new Label(clash.resource());
    name.getStyleClass().add("section-title");
    Label total = new Label(Format.fraction(clash.total()));
    BorderPane line = new BorderPane(null, null, total, null, name);
    if (clash.total() > 1) {
      total.getStyleClass().add("problem");
    }
    ShareBar bar = new ShareBar(clash.shares(), most);
    bar.setAccessibleText(clash.resource() + " " + Format.fraction(clash.total()));
    Label detail = new Label(detail(clash));
    detail.getStyleClass().add("hint");
    detail.setWrapText(true);
    VBox row = new VBox(line, bar, detail);
    row.getStyleClass().add("why-row");
    return row;
  }

  private static String detail(Clash clash) {
    String shares = String.join(" + ", clash.shares().stream().map(Format::fraction).toList());
    String together = shares.replace(" %", NO_BREAK + "%");
    return clash.total() > 1 ? together + ": " + clash.meaning() : together;
  }
}
