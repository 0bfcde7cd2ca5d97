package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.ui.control.ToolRow;
import io.optimum.workbench.ui.timeline.lane.RowMenu;
import io.optimum.workbench.ui.timeline.model.Counterpart;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// What is above the lanes: where to look, what to find and which rows.
final class TimelineBar extends HBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  /// A word and how often it was found.
  private static final double FIND_WIDTH = 168;

  private static final double PADDING = 10;
  private static final double ABOVE = 8;

  private final TimelineViewModel model;
  private final TextField query = new TextField();

  TimelineBar(TimelineViewModel model) {
    this.model = model;
    getStyleClass().add("timeline-bar");
    ToggleButton follow = new ToggleButton("Follow");
    follow.setMinWidth(USE_PREF_SIZE);
    follow.selectedProperty().bindBidirectional(model.followingProperty());
    follow.setTooltip(new Tooltip("Keep the newest span in sight (Space)"));
    Button zoom = button("To selection", "Show the selected piece (F)", model::zoomToSelection);
    model.selectionProperty().subscribe(range -> zoom.setDisable(range.isEmpty()));
    ToolRow tools =
        new ToolRow(
            follow,
            button("Fit", "Show the whole run (0)", model::fit),
            zoom,
            button("Back", "Show what was seen before the last zoom (Backspace)", model::back),
            query(),
            filter(),
            rows(),
            compare());
    tools.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(tools, Priority.ALWAYS);
    getChildren().add(tools);
  }

  /// Puts the keyboard into the field to find kernels.
  void startFinding() {
    query.requestFocus();
    query.selectAll();
  }

  private static Button button(String title, String explanation, Runnable action) {
    Button button = new Button(title);
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(explanation));
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// How many were found is said at the end of the field, so that nothing moves when it is.
  private StackPane query() {
    query.setId("find-kernel");
    query.getStyleClass().add("find");
    query.setPromptText("Find kernel (/)");
    query.setAccessibleText("Find kernels by words or regular expression");
    query.setPrefWidth(FIND_WIDTH);
    query.setMinWidth(USE_PREF_SIZE);
    query.textProperty().bindBidirectional(model.find().queryProperty());
    query.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        model.find().go(event.isShiftDown() ? -1 : 1);
        event.consume();
      } else if (event.getCode() == KeyCode.ESCAPE) {
        query.clear();
        leave();
        event.consume();
      }
    });
    StackPane both = new StackPane(query, found());
    both.setAlignment(Pos.CENTER_RIGHT);
    return both;
  }

  private Label found() {
    Label found = new Label();
    found.setId("found-kernels");
    found.getStyleClass().add("hint");
    found.setMinWidth(USE_PREF_SIZE);
    found.setMouseTransparent(true);
    found.textProperty().bind(model.find().foundProperty());
    found.visibleProperty().bind(found.textProperty().isNotEmpty());
    query
        .paddingProperty()
        .bind(
            Bindings.createObjectBinding(
                () ->
                    new Insets(
                        ABOVE, found.isVisible() ? found.getWidth() : PADDING, ABOVE, PADDING),
                found.visibleProperty(),
                found.widthProperty()));
    return found;
  }

  private TextField filter() {
    TextField filter = new TextField();
    filter.setId("filter-rows");
    filter.setPromptText("Filter rows");
    filter.setAccessibleText("Show rows whose names match a regular expression");
    filter.setTooltip(
        new Tooltip("A regular expression on engine, stream and priority, such as  bert|stream 1"));
    filter.setPrefColumnCount(6);
    filter.setMinWidth(90);
    filter
        .textProperty()
        .subscribe(text -> model.arrange(now -> now.withFilter(text == null ? "" : text)));
    model
        .arrangementProperty()
        .subscribe(now -> {
          if (!now.filter().equals(filter.getText())) {
            filter.setText(now.filter());
          }
          filter.pseudoClassStateChanged(WRONG, !now.filterIsExpression());
        });
    filter.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        filter.clear();
        leave();
        event.consume();
      }
    });
    return filter;
  }

  private void leave() {
    getParent().lookup(".lane-area").requestFocus();
  }

  private MenuButton rows() {
    MenuButton rows = new MenuButton("Rows");
    rows.setId("rows-menu");
    rows.setMinWidth(USE_PREF_SIZE);
    rows.setTooltip(new Tooltip("Hide, pin, collapse and move rows; nothing is lost"));
    rows.setOnShowing(_ -> rows.getItems().setAll(new RowMenu(model).all()));
    rows.getItems().setAll(new RowMenu(model).all());
    model
        .arrangementProperty()
        .subscribe(now -> rows.setText(now.changesNothing() ? "Rows" : "Rows •"));
    return rows;
  }

  private MenuButton compare() {
    MenuButton compare = new MenuButton("Compare");
    compare.setId("compare-menu");
    compare.setMinWidth(USE_PREF_SIZE);
    compare.setTooltip(new Tooltip("Show two runs on one clock"));
    compare
        .getItems()
        .addAll(
            RowMenu.item("Each engine alone, above", () -> model.compareWith(Counterpart.ALONE)),
            RowMenu.item("As predicted, above", () -> model.compareWith(Counterpart.PREDICTED)),
            RowMenu.item("Keep this run above the next ones", () -> model.keep("kept")),
            RowMenu.item("Show this run only", model::compareWithNothing));
    model
        .runsProperty()
        .subscribe(runs -> compare.setText(runs.reference().isPresent() ? "Compare •" : "Compare"));
    return compare;
  }
}
