package io.optimum.workbench.ui.shell;

import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.style.Theme;
import io.optimum.workbench.workflow.Steps;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The one window of the workbench. Files dropped anywhere on it are imported.
public final class WorkbenchWindow {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final Session session;
  private final Screens screens;
  private final Overlay overlay = new Overlay();
  private final Commands commands;
  private final TabPane tabs = new TabPane();
  private final StackPane root = new StackPane();

  public WorkbenchWindow(Session session, Steps steps, FxTasks tasks, WindowSetup setup) {
    this.session = session;
    this.screens = new Screens(session, steps, tasks, setup);
    this.commands = new Commands(session, screens, setup, overlay);
    root.setId("workbench");
    root.getStyleClass().add("workbench");
    root.getStylesheets().add(stylesheet());
    root.getChildren().addAll(frame(steps, tasks), overlay);
    for (Screen screen : Screen.values()) {
      tabs.getTabs().add(tab(screen));
    }
    followScreen();
    root.setOnDragOver(this::offer);
    root.setOnDragDropped(this::drop);
  }

  /// Everything in the window; styled once it is in the scene of [#scene(double, double)].
  public Parent root() {
    return root;
  }

  public Session session() {
    return session;
  }

  /// Goes on with the project opened last; a new user gets a copy of the sample.
  public void openLastOr(Path sample) {
    screens.welcome().openLastOr(sample);
  }

  /// A scene with the window's looks and keys.
  public Scene scene(double width, double height) {
    Scene scene = new Scene(root, width, height);
    Theme.style(scene);
    commands.install(scene);
    return scene;
  }

  /// Shows the window.
  public void show(Stage stage) {
    stage
        .titleProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    "%s%s – Optimum Workbench"
                        .formatted(
                            session.dirtyProperty().get() ? "* " : "", session.project().name()),
                session.projectProperty(),
                session.dirtyProperty()));
    stage.setScene(scene(WIDTH, HEIGHT));
    stage.setMinWidth(900);
    stage.setMinHeight(600);
    stage.show();
  }

  private BorderPane frame(Steps steps, FxTasks tasks) {
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("screens");
    ProjectTree tree = new ProjectTree(session);
    Inspector inspector = new Inspector(session, steps.gpus(), screens.knobs());
    SplitPane split = new SplitPane(tree, tabs, inspector);
    split.setDividerPositions(0.14, 0.8);
    SplitPane.setResizableWithParent(tree, false);
    SplitPane.setResizableWithParent(inspector, false);
    BorderPane frame = new BorderPane(split);
    frame.setTop(new TopBar(session, commands));
    frame.setBottom(
        new VBox(
            new BottomBar(session, tasks),
            new StatusBar(session, screens.device(), steps.predicting())));
    return frame;
  }

  private Tab tab(Screen screen) {
    Tab tab = new Tab(screen.title());
    tab.setId("nav-" + screen.name().toLowerCase(Locale.ROOT));
    tab.setUserData(screen);
    tab.selectedProperty()
        .subscribe(selected -> {
          if (selected && tab.getContent() == null) {
            tab.setContent(screens.view(screen));
          }
        });
    return tab;
  }

  private void followScreen() {
    tabs.getSelectionModel()
        .selectedItemProperty()
        .subscribe(tab -> {
          if (tab != null) {
            session.selection().screenProperty().set((Screen) tab.getUserData());
          }
        });
    session
        .selection()
        .screenProperty()
        .subscribe(screen -> tabs.getSelectionModel().select(screen.ordinal()));
  }

  private void offer(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void drop(DragEvent event) {
    List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
    event.setDropCompleted(!files.isEmpty());
    event.consume();
    if (!files.isEmpty()) {
      session.selection().screenProperty().set(Screen.ENGINES);
      screens.engines().importFiles(files);
    }
  }

  private static String stylesheet() {
    return Objects.requireNonNull(WorkbenchWindow.class.getResource("window.css")).toExternalForm();
  }
}
