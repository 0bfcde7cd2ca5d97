package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.ui.control.ProvenanceBadge;
import io.optimum.workbench.ui.control.ToolRow;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.lane.RowMenu;
import io.optimum.workbench.ui.timeline.model.Counterpart;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import javafx.css.PseudoClass;
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
import javafx.scene.layout.Region;

/// What is above the lanes: where to look, what to find, which rows, and what the spans are.
final class TimelineBar extends HBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

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
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    ProvenanceBadge provenance = new ProvenanceBadge();
    provenance.provenanceProperty().bind(model.provenanceProperty());
    ToolRow tools =
        new ToolRow(
            follow,
            button("Fit", "Show the whole run (0)", model::fit),
            zoom,
            button("Back", "Show what was seen before the last zoom (Backspace)", model::back),
            query(),
            found(),
            filter(),
            rows(),
            compare());
    tools.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(tools, gap, count(), graphLevel(), dropped(), provenance);
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

  private TextField query() {
    query.setId("find-kernel");
    query.getStyleClass().add("find");
    query.setPromptText("Find kernel (/)");
    query.setAccessibleText("Find kernels by words or regular expression");
    query.setPrefColumnCount(8);
    query.setMinWidth(110);
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
    return query;
  }

  private Label found() {
    Label found = new Label();
    found.setId("found-kernels");
    found.getStyleClass().add("hint");
    found.setMinWidth(USE_PREF_SIZE);
    found.textProperty().bind(model.find().foundProperty());
    found.managedProperty().bind(found.textProperty().isNotEmpty());
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

  private Label count() {
    Label count = new Label();
    count.setId("span-count");
    count.getStyleClass().add("hint");
    count.setMinWidth(USE_PREF_SIZE);
    model
        .snapshotProperty()
        .subscribe(now -> count.setText(Format.count(now.spanCount()) + " spans"));
    return count;
  }

  private Label graphLevel() {
    Label label = badge("graph level", "Of some streams only whole inferences are known.");
    model.snapshotProperty().subscribe(now -> label.setVisible(now.isGraphLevel()));
    return label;
  }

  private Label dropped() {
    Label dropped =
        badge(
            "",
            "Memory is bounded: the oldest spans were given up for newer ones. Spans that the"
                + " device could not hand over count too.");
    dropped.setId("dropped-spans");
    model.snapshotProperty().subscribe(_ -> showDropped(dropped));
    model.lostProperty().subscribe(_ -> showDropped(dropped));
    return dropped;
  }

  private void showDropped(Label label) {
    long count = model.snapshotProperty().get().droppedCount() + model.lostProperty().get();
    label.setVisible(count > 0);
    label.setText(Format.count(count) + " dropped");
  }

  private static Label badge(String text, String explanation) {
    Label badge = new Label(text);
    badge.getStyleClass().addAll("badge", "warning");
    badge.setMinWidth(USE_PREF_SIZE);
    badge.setTooltip(new Tooltip(explanation));
    badge.managedProperty().bind(badge.visibleProperty());
    return badge;
  }
}
