package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.ui.control.Buttons;
import io.optimum.workbench.ui.control.ChosenRow;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.EmptyState;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.control.ScreenHeader;
import io.optimum.workbench.ui.control.SteadySplit;
import io.optimum.workbench.ui.session.Problems;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.ShortNames;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import javafx.beans.binding.StringExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Table of everything measured above, parity, errors and losses below.
public final class DegradationView extends BorderPane {
  /// Letters of the others' names in a narrow window.
  private static final int LEAST_ROOM = 36;

  private static final double PIXELS_PER_LETTER = 7;

  private final DegradationViewModel model;
  private final StackPane body = new StackPane();
  private final Node noEngines;
  private final Node empty;
  private final Node filled;
  private ShortNames names = new ShortNames(List.of());
  private int room = LEAST_ROOM;

  /// @param chooseFiles asks for files to import
  public DegradationView(DegradationViewModel model, Runnable chooseFiles) {
    this.model = model;
    setId("degradation");
    getStyleClass().add("screen");
    setTop(header());
    noEngines =
        new EmptyState(
            "No engines to measure",
            "Import engine files, drop them anywhere on this window, or open a sample.",
            Buttons.of("measure-import", "Import files…", chooseFiles),
            Buttons.of("measure-sample", "Open a sample", () -> model.show(Screen.WELCOME)));
    empty =
        new EmptyState(
            "Nothing measured yet",
            "Measure a training campaign: all pairs of the project's engines and some larger"
                + " combinations, each beside its engines alone. Or measure single combinations on"
                + " the Combinations screen.",
            campaign("measure-campaign-first"),
            Buttons.of(
                "import-measurements-first", "Import measurements…", model::importMeasurements));
    filled = filled();
    setCenter(body);
    model.comparisonProperty().subscribe(_ -> switchBody());
    model.training().busyProperty().subscribe(_ -> switchBody());
    model.canMeasure().subscribe(_ -> switchBody());
  }

  private void switchBody() {
    boolean nothing =
        model.comparisonProperty().get().rows().isEmpty() && !model.training().busyProperty().get();
    Node instead = model.canMeasure().get() ? empty : noEngines;
    body.getChildren().setAll(nothing ? instead : filled);
  }

  private ScreenHeader header() {
    Button train = Buttons.of("train", "Train", model::train);
    train.getStyleClass().add("accent");
    train.setTooltip(new Tooltip("Learn a predictor from everything measured"));
    train.disableProperty().bind(model.training().busyProperty().or(model.canMeasure().not()));
    StringExpression note = model.problemProperty().concat(model.training().problemProperty());
    return new ScreenHeader(
            "Degradation",
            ScreenHeader.busy(model.measuringProperty().or(model.training().busyProperty())),
            Buttons.of("import-measurements", "Import measurements…", model::importMeasurements),
            campaign("measure-campaign"),
            train)
        .withNote(note, "degradation-problem", "hint")
        .alarmed(note.isNotEmpty().and(note.isNotEqualTo(Problems.STOPPED)));
  }

  private Button campaign(String id) {
    Button button = Buttons.of(id, "Measure training campaign", model::measureCampaign);
    button.disableProperty().bind(model.measuringProperty().or(model.canMeasure().not()));
    return button;
  }

  private Node filled() {
    SteadySplit below =
        new SteadySplit(
            0.42, new ParityPanel(model), new ErrorPanel(model, new LossPanel(model.training())));
    ErrorFigures figures = new ErrorFigures();
    model.comparisonProperty().subscribe(figures::show);
    SteadySplit split =
        SteadySplit.vertical(0.45, new Panel("Predicted beside measured", table()), below);
    VBox.setVgrow(split, Priority.ALWAYS);
    return new VBox(figures.row(), split);
  }

  private DataTable<Row> table() {
    DataTable<Row> table = new DataTable<>("Predicted beside measured slowdowns", columns());
    table.setId("degradation-table");
    table.getColumns().get(1).widthProperty().subscribe(width -> giveRoom(table, width));
    model
        .comparisonProperty()
        .subscribe(now -> {
          names = now.names();
          table.rows().setAll(now.rows());
        });
    ChosenRow.bind(table, model.selectedProperty());
    return table;
  }

  /// Names are cut no shorter than the column is narrow.
  private void giveRoom(DataTable<Row> table, Number width) {
    int letters = Math.max(LEAST_ROOM, (int) (width.doubleValue() / PIXELS_PER_LETTER));
    if (letters != room) {
      room = letters;
      table.refresh();
    }
  }

  private List<DataColumn<Row>> columns() {
    return List.of(
        DataColumn.text("Engine", row -> Titles.of(row.deployment())),
        DataColumn.text("Beside", row -> row.beside(names, room), Row::beside),
        DataColumn.nanos("Solo", row -> row.solo().latency().meanNanos()),
        DataColumn.quantity(
            "Predicted",
            row -> row.predicted() == null ? Double.NaN : row.predicted().mid(),
            row -> row.predicted() == null ? Format.UNKNOWN : Format.slowdown(row.predicted())),
        DataColumn.quantity("Measured", Row::measured, DegradationView::measured),
        DataColumn.fraction("Error", Row::errorFraction),
        DataColumn.number("n", row -> row.colocated().latency().sampleCount(), Format::number),
        DataColumn.text("From", DegradationView::from));
  }

  static String from(Row row) {
    return Format.provenance(row.provenance(), row.doubts());
  }

  private static String measured(Row row) {
    return Format.slowdown(row.measured()) + " ± " + Format.number(row.measuredHalfWidth());
  }
}
