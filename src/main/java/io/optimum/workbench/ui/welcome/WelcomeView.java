package io.optimum.workbench.ui.welcome;

import java.nio.file.Path;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Three ways to start, and the way through the screens.
public final class WelcomeView extends ScrollPane {
  private final WelcomeViewModel model;
  private final VBox recent = new VBox();

  public WelcomeView(WelcomeViewModel model) {
    this.model = model;
    setId("welcome");
    getStyleClass().add("screen");
    setFitToWidth(true);
    Label title = new Label("Which TensorRT engines can share a GPU?");
    title.getStyleClass().add("welcome-title");
    Label text =
        new Label(
            "Open engine profiles, see how much engines slow each other down on one GPU, tune"
                + " latency against throughput, and export a plan.");
    text.getStyleClass().add("hint");
    text.setWrapText(true);
    VBox content = new VBox(title, text, samples(), own(), recent, way());
    content.getStyleClass().add("welcome-content");
    setContent(content);
    model.recent().addListener((ListChangeListener<Path>) _ -> listRecent());
    listRecent();
  }

  private VBox samples() {
    VBox box = section("Start with a sample");
    for (Path sample : model.samples()) {
      Button open = new Button("Open " + sample.getFileName());
      open.setId("open-sample-" + sample.getFileName());
      open.getStyleClass().add("accent");
      open.setOnAction(_ -> model.openSample(sample));
      box.getChildren().add(open);
    }
    if (model.samples().isEmpty()) {
      box.getChildren().add(new Label("No samples are installed."));
    }
    return box;
  }

  private VBox own() {
    VBox box = section("Start with your own engines");
    Label hint =
        new Label(
            "Drop trtexec or TREx files on this window, or press Ctrl+I. Everything stays on this"
                + " computer.");
    hint.setWrapText(true);
    Button open = new Button("Open project…");
    open.setId("open-project");
    open.setOnAction(_ -> model.open());
    box.getChildren().addAll(hint, open);
    return box;
  }

  private void listRecent() {
    recent.getStyleClass().setAll("welcome-section");
    recent.getChildren().clear();
    recent.setVisible(!model.recent().isEmpty());
    recent.setManaged(recent.isVisible());
    recent.getChildren().add(heading("Recent projects"));
    for (Path folder : model.recent()) {
      Hyperlink link = new Hyperlink(folder.toString());
      link.setOnAction(_ -> model.openRecent(folder));
      recent.getChildren().add(link);
    }
  }

  private static VBox way() {
    VBox box = section("The way through");
    box.getChildren()
        .addAll(
            new Label("1  Engines – what each engine does alone"),
            new Label("2  Combinations – tick engines, see slowdowns and throughput, measure"),
            new Label("3  Timeline – watch their streams share the GPU"),
            new Label("4  Degradation – predicted beside measured; train the predictor"),
            new Label("5  Tradeoffs – move between latency and throughput"),
            new Label("6  Plan – assign all engines to GPUs"),
            new Label("7  Export – plan JSON or a Triton model repository"));
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
