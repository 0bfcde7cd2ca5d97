package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/// What the last import did, and what was wrong with its files, one line each.
final class ImportReport extends VBox {
  private static final double HEIGHT = 140;

  ImportReport(ImportViewModel model) {
    getStyleClass().add("import-report");
    Label summary = new Label();
    summary.setId("import-summary");
    summary.textProperty().bind(model.summaryProperty());
    DataTable<Problem> problems = new DataTable<>("Problems of the last import", columns());
    problems.setId("import-problems");
    problems.setPrefHeight(HEIGHT);
    TitledPane pane = new TitledPane("Last import:", new VBox(problems));
    pane.setExpanded(false);
    pane.setGraphic(summary);
    pane.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    model
        .summaryProperty()
        .subscribe(text -> {
          if (!text.isEmpty() && getChildren().isEmpty()) {
            getChildren().add(pane);
          }
        });
    visibleProperty().bind(model.summaryProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
    model
        .problems()
        .addListener(
            (ListChangeListener<Problem>)
                _ -> {
                  problems.rows().setAll(model.problems());
                  pane.setExpanded(!model.problems().isEmpty());
                });
  }

  static List<DataColumn<Problem>> columns() {
    return List.of(
        DataColumn.text(
            "Severity", each -> each.severity().name().toLowerCase(java.util.Locale.ROOT)),
        DataColumn.text("File", ImportReport::file),
        DataColumn.text("Where", Problem::location),
        DataColumn.text("What is wrong", Problem::message),
        DataColumn.text("What to try", Problem::advice));
  }

  private static String file(Problem problem) {
    Path name = Path.of(problem.path()).getFileName();
    return name == null ? problem.path() : name.toString();
  }
}
