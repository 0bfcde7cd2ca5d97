package io.optimum.workbench.ui.export;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.ui.control.EmptyState;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.control.ScreenHeader;
import io.optimum.workbench.ui.control.ShortScroll;
import io.optimum.workbench.ui.control.SteadySplit;
import io.optimum.workbench.ui.session.Screen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Files on the left, the text of one on the right, what the target cannot express below.
public final class ExportView extends BorderPane {
  /// Some of many; the preview stays in sight.
  private static final double MOST_WARNINGS_HEIGHT = 116;

  private final ExportViewModel model;
  private final StackPane body = new StackPane();
  private final ListView<ExportFile> files = new ListView<>();
  private final VBox warnings = new VBox();
  private final Node empty;
  private final Node filled;

  public ExportView(ExportViewModel model) {
    this.model = model;
    Button plan = new Button("Make a plan");
    plan.setId("export-make-plan");
    plan.setOnAction(_ -> model.goTo(Screen.PLAN));
    empty =
        new EmptyState(
            "No plan to export",
            "Search for a plan on the Plan screen first; its files are written from here.",
            plan);
    setId("export");
    getStyleClass().add("screen");
    setTop(new VBox(header(), result(), replacement()));
    filled = filled();
    setCenter(body);
    model.bundleProperty().subscribe(this::show);
  }

  private ScreenHeader header() {
    ComboBox<String> target = new ComboBox<>();
    target.setId("export-target");
    target.setAccessibleText("Export target");
    target.getItems().setAll(model.targets());
    target.setConverter(new Titles());
    target.valueProperty().bindBidirectional(model.targetProperty());
    Button export = new Button("Export plan…");
    export.setId("export-plan");
    export.getStyleClass().add("accent");
    export.setMinWidth(Region.USE_PREF_SIZE);
    export.setOnAction(_ -> model.export());
    export.disableProperty().bind(model.busyProperty().or(model.bundleProperty().isNull()));
    return new ScreenHeader(
        "Export", ScreenHeader.busy(model.busyProperty()), new Label("Target"), target, export);
  }

  private VBox result() {
    Label done = new Label();
    done.setId("export-result");
    done.getStyleClass().add("success");
    done.textProperty().bind(model.resultProperty());
    done.setWrapText(true);
    done.managedProperty().bind(done.textProperty().isNotEmpty());
    done.visibleProperty().bind(done.managedProperty());
    Label problem = new Label();
    problem.setId("export-problem");
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    problem.visibleProperty().bind(problem.managedProperty());
    VBox box = new VBox(done, problem);
    box.getStyleClass().add("screen-message");
    return box;
  }

  /// The question before an earlier export is written over; its changes are in the preview.
  private HBox replacement() {
    Label question = new Label();
    question.setId("export-question");
    question.setWrapText(true);
    HBox.setHgrow(question, Priority.ALWAYS);
    question.setMaxWidth(Double.MAX_VALUE);
    Button keep = new Button("Keep the old one");
    keep.setId("export-keep");
    keep.setMinWidth(Region.USE_PREF_SIZE);
    keep.setOnAction(_ -> model.keep());
    Button replace = new Button("Replace it");
    replace.setId("export-replace");
    replace.getStyleClass().add("accent");
    replace.setMinWidth(Region.USE_PREF_SIZE);
    replace.setOnAction(_ -> model.replace());
    HBox box = new HBox(question, keep, replace);
    box.getStyleClass().addAll("screen-message", "question");
    box.managedProperty().bind(box.visibleProperty());
    model
        .replacementProperty()
        .subscribe(waiting -> {
          box.setVisible(waiting != null);
          question.setText(waiting == null ? "" : waiting.question());
        });
    return box;
  }

  private Node filled() {
    files.setId("export-files");
    files.setAccessibleText("Files of the export");
    files.setCellFactory(_ -> new FileCell());
    files
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(file -> {
          if (file != null) {
            model.fileProperty().set(file);
          }
        });
    SteadySplit split =
        new SteadySplit(0.3, new Panel("Files", files), new Panel("Preview", preview()));
    VBox.setVgrow(split, Priority.ALWAYS);
    warnings.getStyleClass().add("warnings");
    ShortScroll told = new ShortScroll(warnings, MOST_WARNINGS_HEIGHT);
    told.visibleProperty().bind(warnings.visibleProperty());
    told.managedProperty().bind(warnings.visibleProperty());
    return new VBox(split, told);
  }

  private TextArea preview() {
    TextArea text = new TextArea();
    text.setId("export-preview");
    text.setEditable(false);
    text.getStyleClass().add("code");
    text.setAccessibleText("Text of the file");
    model
        .fileProperty()
        .subscribe(file -> {
          text.setText(ExportViewModel.text(file));
          if (file != null) {
            files.getSelectionModel().select(file);
          }
        });
    return text;
  }

  private void show(@Nullable ExportBundle bundle) {
    body.getChildren().setAll(bundle == null ? empty : filled);
    files.getItems().setAll(bundle == null ? List.of() : bundle.files());
    ExportFile first = model.fileProperty().get();
    if (first != null) {
      files.getSelectionModel().select(first);
    }
    warnings.getChildren().setAll(model.warnings().stream().map(ExportView::warning).toList());
    warnings.setVisible(!warnings.getChildren().isEmpty());
  }

  private static Label warning(Problem problem) {
    Label label = new Label(problem.message() + " " + problem.advice());
    label.setWrapText(true);
    label
        .getStyleClass()
        .add(problem.severity() == Problem.Severity.ERROR ? "problem" : "warning-text");
    return label;
  }

  private final class Titles extends StringConverter<String> {
    @Override
    public String toString(@Nullable String target) {
      return target == null ? "" : model.title(target);
    }

    @Override
    public String fromString(String title) {
      throw new UnsupportedOperationException("Targets are chosen, not typed.");
    }
  }

  private static final class FileCell extends ListCell<ExportFile> {
    @Override
    protected void updateItem(@Nullable ExportFile file, boolean empty) {
      super.updateItem(file, empty);
      setText(empty || file == null ? null : file.path());
    }
  }
}
