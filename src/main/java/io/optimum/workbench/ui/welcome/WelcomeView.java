package io.optimum.workbench.ui.welcome;

import io.optimum.workbench.ui.control.ScreenHeader;
import io.optimum.workbench.ui.control.ToolRow;
import io.optimum.workbench.ui.session.Screen;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// Three ways to start on the left, and the way through the screens on the right.
public final class WelcomeView extends ScrollPane {
  private static final List<Way> WAY =
      List.of(
          new Way(Screen.ENGINES, "what each engine does alone"),
          new Way(Screen.COMBINATIONS, "which engines get on, predicted and measured"),
          new Way(Screen.TIMELINE, "watch their streams share the GPU"),
          new Way(Screen.DEGRADATION, "predicted beside measured; train the predictor"),
          new Way(Screen.TRADEOFFS, "move between latency and throughput"),
          new Way(Screen.PLAN, "assign all engines to GPUs"),
          new Way(Screen.EXPORT, "Triton, Kubernetes, MPS and other files"));

  private static final double LEAST_CARD_WIDTH = 200;

  /// Left and right of the text on a card, as the stylesheet has it.
  private static final double CARD_PADDING = 34;

  private final WelcomeViewModel model;
  private final Runnable chooseFiles;
  private final VBox recent = new VBox();

  private record Way(Screen screen, String text) {}

  /// @param chooseFiles asks for files to import
  public WelcomeView(WelcomeViewModel model, Runnable chooseFiles) {
    this.model = model;
    this.chooseFiles = chooseFiles;
    setId("welcome");
    getStyleClass().add("screen");
    setFitToWidth(true);
    Label title = new Label("Which TensorRT engines can share a GPU?");
    title.getStyleClass().add("welcome-title");
    title.setWrapText(true);
    Label text =
        new Label(
            "Open engine profiles, see how much engines slow each other down on one GPU, tune"
                + " latency against throughput, and export a plan. Everything stays on this"
                + " computer.");
    text.getStyleClass().add("hint");
    text.setWrapText(true);
    GridPane columns = columns();
    columns.disableProperty().bind(model.openingProperty().isNotEmpty());
    VBox content = new VBox(title, text, opening(), problem(), columns);
    content.getStyleClass().add("welcome-content");
    setContent(content);
    model.recent().addListener((ListChangeListener<Path>) _ -> listRecent());
    listRecent();
  }

  private HBox opening() {
    Label words = new Label();
    words.setId("welcome-opening");
    words.textProperty().bind(Bindings.concat("Opening ", model.openingProperty(), "…"));
    HBox line = new HBox(ScreenHeader.busy(model.openingProperty().isNotEmpty()), words);
    line.getStyleClass().add("choice");
    line.visibleProperty().bind(model.openingProperty().isNotEmpty());
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  private Label problem() {
    Label problem = new Label();
    problem.setId("welcome-problem");
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.textProperty().bind(model.problemProperty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    return problem;
  }

  private GridPane columns() {
    GridPane columns = new GridPane();
    columns.getStyleClass().add("welcome-columns");
    for (double percent : new double[] {56, 44}) {
      ColumnConstraints width = new ColumnConstraints();
      width.setPercentWidth(percent);
      columns.getColumnConstraints().add(width);
    }
    VBox left = new VBox(samples(), own());
    VBox right = new VBox(recent, way());
    left.getStyleClass().add("welcome-column");
    right.getStyleClass().add("welcome-column");
    columns.addRow(0, left, right);
    return columns;
  }

  private VBox samples() {
    VBox box = section("Start with a sample");
    List<Sample> samples = model.samples();
    samples.forEach(each -> box.getChildren().add(card(each)));
    if (samples.isEmpty()) {
      box.getChildren().add(new Label("No samples are installed."));
    }
    return box;
  }

  private Button card(Sample sample) {
    Label name = new Label(sample.name());
    name.getStyleClass().add("section-title");
    Text text = new Text(sample.description());
    text.getStyleClass().add("card-text");
    Button card = new Button("Open " + sample.name(), new VBox(name, text));
    card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    card.setId("open-sample-" + sample.folder().getFileName());
    card.getStyleClass().add("sample-card");
    card.setMinWidth(LEAST_CARD_WIDTH);
    card.setMaxWidth(Double.MAX_VALUE);
    text.wrappingWidthProperty()
        .bind(Bindings.max(LEAST_CARD_WIDTH, card.widthProperty()).subtract(CARD_PADDING));
    card.setAccessibleText("Open sample %s. %s".formatted(sample.name(), sample.description()));
    card.setOnAction(_ -> model.openSample(sample.folder()));
    return card;
  }

  private VBox own() {
    VBox box = section("Start with your own engines");
    Label hint =
        new Label(
            "Drop trtexec, TREx, Nsight or ONNX files, or whole folders, anywhere on this window,"
                + " or choose them.");
    hint.setWrapText(true);
    Button open = new Button("Open project…");
    open.setId("open-project");
    open.setOnAction(_ -> model.open());
    Button choose = new Button("Import files…");
    choose.setId("import-own");
    choose.getStyleClass().add("accent");
    choose.setOnAction(_ -> chooseFiles.run());
    ToolRow ways = new ToolRow(choose, open);
    ways.setAlignment(Pos.CENTER_LEFT);
    box.getChildren().addAll(hint, ways);
    return box;
  }

  private void listRecent() {
    recent.getStyleClass().setAll("welcome-section");
    recent.getChildren().clear();
    recent.setVisible(!model.recent().isEmpty());
    recent.setManaged(recent.isVisible());
    recent.getChildren().add(heading("Recent projects"));
    for (Path folder : model.recent()) {
      Hyperlink link = new Hyperlink(String.valueOf(folder.getFileName()));
      link.setTooltip(new Tooltip(folder.toString()));
      link.setAccessibleText("Open recent project " + folder.getFileName());
      link.setOnAction(_ -> model.openRecent(folder));
      recent.getChildren().add(link);
    }
  }

  private VBox way() {
    VBox box = section("The way through");
    for (Way each : WAY) {
      Hyperlink link = new Hyperlink(each.screen().title());
      link.setOnAction(_ -> model.show(each.screen()));
      Label text = new Label(each.text());
      text.getStyleClass().add("hint");
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
      box.getChildren().add(new VBox(link, text));
    }
    return box;
  }

  private static VBox section(String title) {
    VBox box = new VBox(heading(title));
    box.getStyleClass().add("welcome-section");
    return box;
  }

  private static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("section-title");
    return label;
  }
}
