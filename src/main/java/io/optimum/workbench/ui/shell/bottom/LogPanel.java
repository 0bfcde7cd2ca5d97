package io.optimum.workbench.ui.shell.bottom;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.ui.session.Problems;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What went wrong, newest first, with the time; filter, copy, clear.
final class LogPanel extends VBox {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Problems problems;
  private final FilteredList<Problems.Logged> shown;
  private final TextField words = new TextField();
  private final ToggleButton errorsOnly = new ToggleButton("Errors only");
  private final ListView<Problems.Logged> list;

  LogPanel(Problems problems) {
    this.problems = problems;
    shown = new FilteredList<>(problems.log());
    list = new ListView<>(shown);
    list.setId("problems");
    list.setAccessibleText("Log of problems");
    list.setPlaceholder(new Label("Nothing went wrong"));
    list.setCellFactory(_ -> new Cell());
    VBox.setVgrow(list, Priority.ALWAYS);
    getStyleClass().add("log-panel");
    getChildren().addAll(tools(), list);
    words.textProperty().subscribe(() -> filter());
    errorsOnly.selectedProperty().subscribe(() -> filter());
  }

  private HBox tools() {
    words.setId("log-filter");
    words.setPromptText("Filter");
    words.setAccessibleText("Filter the log");
    words.getStyleClass().add("find");
    errorsOnly.setId("log-errors-only");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button copy = new Button("Copy log");
    copy.setOnAction(_ -> copy());
    Button clear = new Button("Clear log");
    clear.setOnAction(_ -> problems.clear());
    HBox tools = new HBox(words, errorsOnly, gap, copy, clear);
    tools.getStyleClass().add("bottom-buttons");
    return tools;
  }

  private void filter() {
    String wanted = words.getText().strip().toLowerCase(Locale.ROOT);
    shown.setPredicate(each ->
        (!errorsOnly.isSelected() || isError(each.problem()))
            && line(each).toLowerCase(Locale.ROOT).contains(wanted));
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(String.join("\n", shown.stream().map(LogPanel::line).toList()) + "\n");
    Clipboard.getSystemClipboard().setContent(content);
  }

  static String line(Problems.Logged logged) {
    return "%s  %s  %s"
        .formatted(
            TIME.format(logged.when()),
            logged.problem().severity().name().toLowerCase(Locale.ROOT),
            logged.problem().line().strip());
  }

  private static boolean isError(Problem problem) {
    return problem.severity() == Problem.Severity.ERROR;
  }

  private static final class Cell extends ListCell<Problems.Logged> {
    Cell() {
      setWrapText(true);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Problems.@Nullable Logged logged, boolean empty) {
      super.updateItem(logged, empty);
      setText(empty || logged == null ? null : line(logged));
      getStyleClass().remove("problem");
      if (!empty && logged != null && isError(logged.problem())) {
        getStyleClass().add("problem");
      }
    }
  }
}
