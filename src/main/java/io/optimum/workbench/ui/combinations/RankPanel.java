package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.QuantityField;
import io.optimum.workbench.ui.control.ScreenHeader;
import io.optimum.workbench.ui.control.ToolRow;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The combinations worth looking at first; a row chooses its combination.
final class RankPanel extends VBox {
  private static final int LEAST_ROOM = 22;

  /// Of names of engines, in logical pixels.
  private static final double LETTER_WIDTH = 7.2;

  private final CombinationsViewModel model;
  private final Ranking ranking;

  /// Letters there is room for in the column of combinations.
  private int room = LEAST_ROOM;

  RankPanel(CombinationsViewModel model) {
    this.model = model;
    this.ranking = model.ranking();
    setId("rank-panel");
    getStyleClass().add("rank-panel");
    Label summary = new Label();
    summary.setId("rank-summary");
    summary.getStyleClass().add("hint");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    summary.textProperty().bind(ranking.summaryProperty());
    DataTable<Ranked> table = table();
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(filters(), summary, table);
  }

  private ToolRow filters() {
    TextField words = new TextField();
    words.setId("rank-words");
    words.getStyleClass().add("find");
    words.setPromptText("Engines");
    words.setAccessibleText("Only combinations with these engines");
    words.textProperty().bindBidirectional(ranking.wordsProperty());
    words.setPrefColumnCount(6);
    ComboBox<Integer> size = new ComboBox<>();
    size.setId("rank-size");
    size.setAccessibleText("Number of engines");
    size.getItems().setAll(0, 2, 3, 4);
    size.setConverter(new Sizes());
    size.setValue(0);
    size.setMinWidth(USE_PREF_SIZE);
    size.setOnAction(_ -> ranking.sizeProperty().set(size.getValue()));
    ToolRow filters =
        new ToolRow(words, size, slowdown(), ScreenHeader.busy(ranking.busyProperty()));
    filters.setAlignment(Pos.CENTER_LEFT);
    return filters;
  }

  private HBox slowdown() {
    QuantityField most =
        new QuantityField(
                "Worst slowdown at most, empty = any", 0, new QuantityField.Bounds("×", 0, 100, 1))
            .emptyAs("any");
    most.setId("rank-slowdown");
    most.valueProperty()
        .subscribe(value -> ranking.mostSlowdownProperty().set(value.doubleValue()));
    Tooltip.install(most, new Tooltip("Worst slowdown at most; empty = any"));
    Label limit = new Label("Worst slowdown ≤");
    limit.setMinWidth(USE_PREF_SIZE);
    HBox slowdown = new HBox(limit, most);
    slowdown.getStyleClass().add("filters");
    return slowdown;
  }

  private DataTable<Ranked> table() {
    DataTable<Ranked> table =
        new DataTable<>(
            "Combinations by predicted STP",
            List.of(
                DataColumn.text("Combination", row -> ranking.title(row, room), Ranked::title),
                DataColumn.quantity(
                    "STP",
                    row -> row.prediction().stp().mid(),
                    row -> Format.number(row.prediction().stp().mid())),
                DataColumn.number("ANTT", row -> row.prediction().antt(), Format::slowdown),
                DataColumn.number("Worst", Ranked::worstSlowdown, Format::slowdown),
                DataColumn.bytes("Device memory", Ranked::memoryBytes)));
    table.setId("rank-table");
    table.setCaption(this::caption);
    ranking
        .rows()
        .addListener((ListChangeListener<Ranked>) _ -> table.rows().setAll(ranking.rows()));
    table.rows().setAll(ranking.rows());
    table.getColumns().getFirst().widthProperty().subscribe(width -> fit(table, width.intValue()));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> {
          if (row != null && !table.isRefreshing()) {
            model.open(row);
          }
        });
    return table;
  }

  /// Names are as long as their column has room for.
  private void fit(DataTable<Ranked> table, int width) {
    int now = Math.max(LEAST_ROOM, (int) (width / LETTER_WIDTH));
    if (now != room) {
      room = now;
      table.refresh();
    }
  }

  private Caption caption() {
    return ranking.rows().isEmpty()
        ? Caption.NONE
        : new Caption(
            "Combinations on " + ranking.rows().getFirst().prediction().gpu(),
            "predicted by " + ranking.rows().getFirst().prediction().predictor(),
            Format.counted(ranking.rows().size(), "combination") + " predicted, none measured");
  }

  private static final class Sizes extends StringConverter<Integer> {
    @Override
    public String toString(@Nullable Integer size) {
      return size == null || size == 0 ? "any number" : size + " engines";
    }

    @Override
    public Integer fromString(String text) {
      throw new UnsupportedOperationException("Sizes are chosen, not typed.");
    }
  }
}
