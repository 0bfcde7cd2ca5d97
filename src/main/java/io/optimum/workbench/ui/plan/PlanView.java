package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.ui.control.EmptyState;
import io.optimum.workbench.ui.control.ScreenHeader;
import io.optimum.workbench.ui.control.SteadySplit;
import io.optimum.workbench.ui.session.Screen;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Demand on the left; the plan and why on the right.
public final class PlanView extends BorderPane {
  private static final double BESIDE_FROM_WIDTH = 740;
  private static final double BELOW_HEIGHT = 1100;

  private final PlanViewModel model;
  private final StackPane result = new StackPane();
  private final Node empty =
      new EmptyState(
          "No plan yet",
          "Say what is asked of each engine on the left, or leave it: then every engine runs at"
              + " full load. Then search.");

  public PlanView(PlanViewModel model) {
    this.model = model;
    setId("plan");
    getStyleClass().add("screen");
    setTop(new VBox(header(), message()));
    VBox right = new VBox(new SearchPanel(model), result);
    VBox.setVgrow(result, Priority.ALWAYS);
    SteadySplit filled = new SteadySplit(0.42, new DemandPanel(model), right);
    widthProperty().subscribe(width -> arrange(filled, width.doubleValue()));
    EmptyState nothing = nothing(model);
    model.targets().addListener((ListChangeListener<TargetRow>) _ -> switchBody(filled, nothing));
    switchBody(filled, nothing);
    model.planProperty().subscribe(this::show);
  }

  /// In a narrow window the plan is below the form.
  private void arrange(SteadySplit filled, double width) {
    boolean narrow = width < BESIDE_FROM_WIDTH;
    filled.setOrientation(narrow ? Orientation.VERTICAL : Orientation.HORIZONTAL);
    setMinHeight(narrow ? BELOW_HEIGHT : Region.USE_COMPUTED_SIZE);
  }

  private static EmptyState nothing(PlanViewModel model) {
    Button sample = new Button("Open a sample");
    sample.setId("plan-sample");
    sample.setOnAction(_ -> model.goTo(Screen.WELCOME));
    return new EmptyState(
        "No engines to plan",
        "Import engine files first: drop them on this window. Or look around in a sample.",
        sample);
  }

  private void switchBody(Node filled, Node nothing) {
    setCenter(model.targets().isEmpty() ? nothing : filled);
  }

  private void show(@Nullable Plan plan) {
    if (plan == null) {
      result.getChildren().setAll(empty);
      return;
    }
    PlanPanel panel = new PlanPanel(plan, model);
    // A pane that scrolls takes the keys from what was clicked in it.
    panel.addEventHandler(MouseEvent.MOUSE_PRESSED, Event::consume);
    ScrollPane scroll = new ScrollPane(panel);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    result.getChildren().setAll(scroll);
  }

  private ScreenHeader header() {
    StringBinding stale =
        Bindings.createStringBinding(
            () -> model.isStale() ? "The settings changed since this plan was searched." : "",
            model.settingsProperty(),
            model.planProperty());
    Button search = new Button("Search");
    search.setId("plan-search");
    search.getStyleClass().add("accent");
    search.setMinWidth(Region.USE_PREF_SIZE);
    search.setOnAction(_ -> model.search());
    search.disableProperty().bind(model.busyProperty().or(Bindings.isEmpty(model.targets())));
    return new ScreenHeader("Plan", ScreenHeader.busy(model.busyProperty()), export(), search)
        .withNote(stale, "plan-stale", "warning-text");
  }

  /// The next step, once there is a plan.
  private Button export() {
    Button export = new Button("Export…");
    export.setId("plan-export");
    export.setMinWidth(Region.USE_PREF_SIZE);
    export.setOnAction(_ -> model.goTo(Screen.EXPORT));
    export.visibleProperty().bind(model.planProperty().isNotNull());
    export.managedProperty().bind(export.visibleProperty());
    return export;
  }

  private VBox message() {
    Label problem = new Label();
    problem.setId("plan-problem");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    problem.visibleProperty().bind(problem.managedProperty());
    model
        .infeasibleProperty()
        .subscribe(infeasible ->
            problem.getStyleClass().setAll("label", infeasible ? "infeasible" : "problem"));
    VBox box = new VBox(problem);
    box.getStyleClass().add("screen-message");
    return box;
  }
}
