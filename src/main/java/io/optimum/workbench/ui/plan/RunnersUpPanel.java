package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.RunnerUp;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The next best plans: each can be held against the plan, and opened in its place.
final class RunnersUpPanel extends VBox {
  private final Plan plan;
  private final PlanViewModel model;
  private final StackPane difference = new StackPane();
  private final ToggleGroup compared = new ToggleGroup();

  RunnersUpPanel(Plan plan, PlanViewModel model) {
    this.plan = plan;
    this.model = model;
    setId("runners-up");
    getStyleClass().add("runners-up");
    for (int i = 0; i < plan.runnersUp().size(); i++) {
      getChildren().add(row(i, plan.runnersUp().get(i)));
    }
    difference.managedProperty().bind(difference.visibleProperty());
    difference.setVisible(false);
    getChildren().add(difference);
  }

  private HBox row(int index, RunnerUp each) {
    Label line = new Label(each.summary());
    line.setWrapText(true);
    line.setMinHeight(USE_PREF_SIZE);
    line.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(line, Priority.ALWAYS);
    HBox row = new HBox(line);
    row.getStyleClass().add("runner-up");
    if (!each.placed().isEmpty()) {
      row.getChildren().addAll(compare(index, each), open(index, each));
    }
    return row;
  }

  private ToggleButton compare(int index, RunnerUp each) {
    ToggleButton compare = new ToggleButton("Compare");
    compare.setId("compare-runner-up-" + index);
    compare.setMinWidth(USE_PREF_SIZE);
    compare.setAccessibleText("Compare with the plan: " + each.summary());
    compare.setToggleGroup(compared);
    compare.selectedProperty().subscribe(chosen -> show(chosen, each));
    return compare;
  }

  private Button open(int index, RunnerUp each) {
    Button open = new Button("Open");
    open.setId("open-runner-up-" + index);
    open.setMinWidth(USE_PREF_SIZE);
    open.setAccessibleText("Open in place of the plan: " + each.summary());
    open.setOnAction(_ -> model.open(each));
    return open;
  }

  private void show(boolean chosen, RunnerUp each) {
    difference.setVisible(chosen);
    difference.getChildren().clear();
    if (chosen) {
      model.predicted(
          each,
          other ->
              difference
                  .getChildren()
                  .setAll(DiffTable.of(PlanDiff.of(plan, other), "This plan", "Runner-up")));
    }
  }
}
