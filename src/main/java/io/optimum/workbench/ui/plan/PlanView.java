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

/// Demand on the left; the plan and why on the right. Each scrolls by itself; in a narrow window
/// the plan is below the form and both scroll as one page.
public final class PlanView extends ScrollPane {
  private static final double BESIDE_FROM_WIDTH = 740;

  /// How wide the bar of a pane that scrolls is.
  private static final double BAR = 16;

  private final PlanViewModel model;
  private final BorderPane page = new BorderPane();
  private final DemandPanel demand;
  private final VBox answer;
  private final StackPane result = new StackPane();
  private final ScrollPane left = scroll();
  private final ScrollPane right = scroll();
  private final SteadySplit beside = new SteadySplit(0.42, left, right);
  private final VBox below = new VBox();
  private final StackPane filled = new StackPane();
  private final Node searching =
      new EmptyState(
          "Searching a plan",
          "The chart above follows the best so far. Stopping the job keeps it; the plan comes"
              + " here.");
  private final Node empty =
      new EmptyState(
          "No plan yet",
          "Say what is asked of each engine, or leave it: then every engine runs at full load. Then"
              + " search.");

  /// @param chooseFiles asks for files to import
  public PlanView(PlanViewModel model, Runnable chooseFiles) {
    this.model = model;
    this.demand = new DemandPanel(model);
    this.answer = new VBox(new SearchPanel(model), result);
    setId("plan");
    setFitToWidth(true);
    setContent(page);
    page.getStyleClass().add("screen");
    keepKeys(page);
    keepKeys(demand);
    keepKeys(answer);
    page.setTop(new VBox(header(), message()));
    VBox.setVgrow(result, Priority.ALWAYS);
    left.minWidthProperty().bind(demand.minWidthProperty().add(BAR));
    widthProperty().map(width -> width.doubleValue() < BESIDE_FROM_WIDTH).subscribe(this::arrange);
    EmptyState nothing = nothing(model, chooseFiles);
    model.targets().addListener((ListChangeListener<TargetRow>) _ -> switchBody(nothing));
    switchBody(nothing);
    model.planProperty().subscribe(this::show);
    model.busyProperty().subscribe(this::showNone);
  }

  private void arrange(boolean narrow) {
    setFitToHeight(!narrow);
    if (narrow) {
      left.setContent(null);
      right.setContent(null);
      below.getChildren().setAll(demand, answer);
    } else {
      below.getChildren().clear();
      left.setContent(demand);
      right.setContent(answer);
    }
    filled.getChildren().setAll(narrow ? below : beside);
  }

  private static ScrollPane scroll() {
    ScrollPane scroll = new ScrollPane();
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return scroll;
  }

  /// A pane that scrolls takes the keys from what was clicked in it.
  private static void keepKeys(Node content) {
    content.addEventHandler(MouseEvent.MOUSE_PRESSED, Event::consume);
  }

  private static EmptyState nothing(PlanViewModel model, Runnable chooseFiles) {
    Button files = new Button("Import files…");
    files.setId("plan-import");
    files.setOnAction(_ -> chooseFiles.run());
    Button sample = new Button("Open a sample");
    sample.setId("plan-sample");
    sample.setOnAction(_ -> model.goTo(Screen.WELCOME));
    return new EmptyState(
        "No engines to plan",
        "Import engine files, drop them anywhere on this window, or open a sample.",
        files,
        sample);
  }

  private void switchBody(Node nothing) {
    page.setCenter(model.targets().isEmpty() ? nothing : filled);
  }

  private void show(@Nullable Plan plan) {
    if (plan == null) {
      showNone();
    } else {
      result.getChildren().setAll(new PlanPanel(plan, model));
    }
  }

  private void showNone() {
    if (model.planProperty().get() == null) {
      result.getChildren().setAll(model.busyProperty().get() ? searching : empty);
    }
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
    return new ScreenHeader(
            "Plan",
            ScreenHeader.busy(model.busyProperty().or(model.predictingProperty())),
            export(),
            search)
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
