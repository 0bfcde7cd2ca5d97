package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.Percentile;
import io.optimum.workbench.ui.control.Buttons;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.EmptyState;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.control.ProvenanceBadge;
import io.optimum.workbench.ui.control.ScreenHeader;
import io.optimum.workbench.ui.control.SteadySplit;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Engines to tick on the left; the combination's numbers, why, and all pairs on the right.
public final class CombinationsView extends BorderPane {
  /// The numbers of a combination and the map of pairs are in sight together.
  private static final double LEAST_HEIGHT = 760;

  /// Where the reasons stand below the map.
  private static final double LEAST_HEIGHT_WHEN_NARROW = 1400;

  /// What map and reasons need beside one another.
  private static final double LEAST_WIDTH_BESIDE = 560;

  /// Two engines are in sight.
  private static final double LEAST_TABLE_HEIGHT = 92;

  private final CombinationsViewModel model;
  private final StackPane body = new StackPane();
  private final StackPane numbers = new StackPane();
  private final Node empty;
  private final Node unchosen =
      new EmptyState(
          "Tick two or more engines",
          "Their predicted slowdowns appear here at once. Or click a cell of the pair map below.");
  private final Node filled;
  private final Node chosen;
  private double leastHeight = LEAST_HEIGHT;

  /// @param chooseFiles asks for files to import
  public CombinationsView(CombinationsViewModel model, Runnable chooseFiles) {
    this.model = model;
    empty =
        new EmptyState(
            "No engines to combine",
            "Import engine files, drop them anywhere on this window, or open a sample.",
            Buttons.of("combine-import", "Import files…", chooseFiles),
            Buttons.of("combine-sample", "Open a sample", () -> model.show(Screen.WELCOME)));
    setId("combinations");
    getStyleClass().add("screen");
    setTop(header());
    chosen = chosen();
    numbers.setAlignment(Pos.TOP_CENTER);
    filled = filled();
    setCenter(body);
    model.choices().addListener((ListChangeListener<Choice>) _ -> switchBody());
    model.outcomes().addListener((ListChangeListener<Outcome>) _ -> switchBody());
    switchBody();
  }

  private void switchBody() {
    boolean none = model.choices().isEmpty();
    setMinHeight(none ? USE_COMPUTED_SIZE : leastHeight);
    body.getChildren().setAll(none ? empty : filled);
    numbers.getChildren().setAll(model.outcomes().isEmpty() ? unchosen : chosen);
  }

  private ScreenHeader header() {
    Button watch = Buttons.of("watch-live", "Watch live", model::watch);
    Button measure = Buttons.of("measure", "Measure", model::measure);
    measure.getStyleClass().add("accent");
    measure.disableProperty().bind(model.busyProperty().or(model.nothingChosen()));
    watch.disableProperty().bind(model.nothingChosen());
    ArrangementFields how = new ArrangementFields(model.arrangement());
    return new ScreenHeader(
            "Combinations",
            ScreenHeader.busy(model.busyProperty()),
            gpus(),
            how.sharing(),
            how.mechanisms(),
            watch,
            measure)
        .withNote(model.problemProperty(), "combination-problem", "problem");
  }

  private ComboBox<GpuId> gpus() {
    ComboBox<GpuId> box = new ComboBox<>();
    box.setId("gpu-choice");
    box.setAccessibleText("GPU to predict and measure on");
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setPromptText("GPU");
    box.setItems(model.gpus());
    box.disableProperty().bind(Bindings.isEmpty(model.gpus()));
    box.valueProperty().bindBidirectional(model.gpuProperty());
    return box;
  }

  private Node filled() {
    SteadySplit below = new SteadySplit(0.68, explore(), new WhyPanel(model));
    below.widthProperty().subscribe(width -> arrange(below, width.doubleValue()));
    SteadySplit right = SteadySplit.vertical(0.42, numbers, below);
    return new SteadySplit(0.245, new ChoiceList(model), right);
  }

  private void arrange(SplitPane below, double width) {
    boolean narrow = width > 0 && width < LEAST_WIDTH_BESIDE;
    below.setOrientation(narrow ? Orientation.VERTICAL : Orientation.HORIZONTAL);
    leastHeight = narrow ? LEAST_HEIGHT_WHEN_NARROW : LEAST_HEIGHT;
    if (getMinHeight() > 0) {
      setMinHeight(leastHeight);
    }
  }

  private TabPane explore() {
    Tab map = new Tab("Pair map", new PairMap(model));
    map.setId("show-pair-map");
    Tab ranking = new Tab("Ranking", new RankPanel(model));
    ranking.setId("show-ranking");
    ranking
        .selectedProperty()
        .subscribe(selected -> {
          if (selected) {
            model.rank();
          }
        });
    TabPane tabs = new TabPane(map, ranking);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("small-tabs");
    return tabs;
  }

  private Node chosen() {
    Panel table = new Panel("Slowdown, predicted beside measured", table()).withTools(origin());
    VBox.setVgrow(table, Priority.ALWAYS);
    return new VBox(new CombinationFigures(model).node(), table);
  }

  /// Where what is measured comes from: the same for every row, whose last column only copies it.
  private HBox origin() {
    ProvenanceBadge badge = new ProvenanceBadge();
    Label words = new Label();
    words.setId("measured-how");
    words.getStyleClass().add("hint");
    words.setMinWidth(Region.USE_PREF_SIZE);
    model.outcomes().addListener((ListChangeListener<Outcome>) _ -> showOrigin(badge, words));
    showOrigin(badge, words);
    HBox origin = new HBox(words, badge);
    origin.getStyleClass().add("choice");
    return origin;
  }

  private void showOrigin(ProvenanceBadge badge, Label words) {
    Optional<Outcome> first = model.outcomes().stream().findFirst();
    badge.provenanceProperty().set(first.flatMap(row -> Optional.ofNullable(row.provenance())));
    words.setText(first.map(CombinationsView::how).orElse(""));
  }

  private static String how(Outcome row) {
    boolean unforeseen = row.predicted() == null && row.provenance() == null;
    return unforeseen && !row.arrangement().isEmpty()
        ? row.arrangement() + ": predicted for streams only"
        : row.arrangement();
  }

  private DataTable<Outcome> table() {
    DataTable<Outcome> table =
        new DataTable<>(
            "Slowdowns of the chosen combination",
            List.of(
                DataColumn.text("Engine", row -> Titles.of(row.deployment())),
                DataColumn.quantity(
                    "Predicted",
                    row -> row.predicted() == null ? Double.NaN : row.predicted().mid(),
                    row ->
                        row.predicted() == null
                            ? Format.UNKNOWN
                            : Format.slowdown(row.predicted())),
                DataColumn.number("Measured", CombinationsView::measured, Format::slowdown),
                DataColumn.fraction("Error", Outcome::errorFraction),
                DataColumn.nanos("Solo", CombinationsView::solo),
                DataColumn.nanos("p99", latency(Percentile.P99::of)),
                DataColumn.number("n", latency(each -> each.sampleCount()), Format::number),
                DataColumn.text("From", CombinationsView::from)));
    table.setId("outcomes-table");
    table.setMinHeight(LEAST_TABLE_HEIGHT);
    model
        .outcomes()
        .addListener((ListChangeListener<Outcome>) _ -> table.rows().setAll(model.outcomes()));
    table.rows().setAll(model.outcomes());
    table.getColumns().getLast().setVisible(false);
    return table;
  }

  private static double measured(Outcome row) {
    return row.measured() == null ? Double.NaN : row.measured();
  }

  private static double solo(Outcome row) {
    return row.solo() == null ? row.predictedSolo() : row.solo().latency().meanNanos();
  }

  private static ToDoubleFunction<Outcome> latency(ToDoubleFunction<LatencySummary> part) {
    return row ->
        row.colocated() == null ? Double.NaN : part.applyAsDouble(row.colocated().latency());
  }

  private static String from(Outcome row) {
    if (row.provenance() == null) {
      return row.predicted() == null ? "not measured yet" : "predicted only";
    }
    String source = Format.provenance(row.provenance());
    return row.arrangement().isEmpty() ? source : source + ", " + row.arrangement();
  }
}
