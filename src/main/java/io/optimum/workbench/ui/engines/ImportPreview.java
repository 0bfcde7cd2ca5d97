package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.control.SteadySplit;
import io.optimum.workbench.ui.style.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What was read and is not in the project yet: what would be added above, files and problems
/// below, and what files may not say themselves to choose beside the buttons.
final class ImportPreview extends BorderPane {
  private final ImportViewModel model;
  private final DataTable<PreviewRow> rows = new DataTable<>("What would be added", columns());
  private final DataTable<Problem> problems =
      new DataTable<>("Problems of these files", ImportReport.columns());
  private final DataTable<ImportResult.RecognisedFile> files =
      new DataTable<>("Files", fileColumns());
  private final Tab problemTab = new Tab("Problems", problems);
  private final Tab fileTab = new Tab("Files", files);
  private final ImportChoices choices;

  ImportPreview(ImportViewModel model) {
    this.model = model;
    this.choices = new ImportChoices(model);
    setId("import-preview");
    rows.setId("import-preview-rows");
    problems.setId("import-preview-problems");
    files.setId("import-preview-files");
    TabPane details = new TabPane(problemTab, fileTab);
    details.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    Panel found = new Panel("To be added", rows).withTools(buttons());
    setCenter(SteadySplit.vertical(0.55, found, new Panel("Where it comes from", details)));
    setBottom(choices);
    model.pendingProperty().subscribe(this::show);
  }

  private HBox buttons() {
    Button add = new Button("Add to project");
    add.setId("import-add");
    add.setDefaultButton(true);
    add.getStyleClass().add("accent");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(_ -> model.add());
    add.disableProperty().bind(model.busyProperty());
    Button discard = new Button("Discard");
    discard.setId("import-discard");
    discard.setCancelButton(true);
    discard.setMinWidth(Region.USE_PREF_SIZE);
    discard.setOnAction(_ -> model.discard());
    HBox box = new HBox(discard, add);
    box.getStyleClass().add("buttons");
    return box;
  }

  private void show(ImportViewModel.@Nullable Pending pending) {
    if (pending == null) {
      rows.rows().clear();
      problems.rows().clear();
      files.rows().clear();
      return;
    }
    ImportResult result = pending.result();
    rows.rows().setAll(model.rows());
    problems.rows().setAll(result.problems());
    files.rows().setAll(files(result));
    problemTab.setText("Problems (%s)".formatted(Format.count(result.problems().size())));
    fileTab.setText("Files (%s)".formatted(Format.count(files.rows().size())));
    (result.problems().isEmpty() ? fileTab : problemTab)
        .getTabPane()
        .getSelectionModel()
        .select(result.problems().isEmpty() ? fileTab : problemTab);
    choices.show(pending.request());
  }

  /// What was recognised, then what was left out.
  private static List<ImportResult.RecognisedFile> files(ImportResult result) {
    return Stream.concat(
            result.recognised().stream(),
            result.leftOut().files().stream()
                .map(file -> new ImportResult.RecognisedFile(file, "no known kind: left out", "")))
        .toList();
  }

  private static List<DataColumn<PreviewRow>> columns() {
    return List.of(
        DataColumn.text("Name", PreviewRow::name),
        DataColumn.text("Found", PreviewRow::found),
        DataColumn.text("Profile", PreviewRow::profile),
        DataColumn.text("Missing", PreviewRow::missing),
        DataColumn.text("Effect", PreviewRow::effect));
  }

  private static List<DataColumn<ImportResult.RecognisedFile>> fileColumns() {
    return List.of(
        DataColumn.text("File", each -> String.valueOf(Path.of(each.path()).getFileName())),
        DataColumn.text("Taken for", ImportResult.RecognisedFile::format),
        DataColumn.text("Belongs to", ImportResult.RecognisedFile::engine));
  }
}
