package io.optimum.workbench.ui.shell;

import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;

/// What is in the project; a click goes to where it is shown.
final class ProjectTree extends TreeView<ProjectTree.Entry> {
  private final Session session;

  /// @param text what is read
  /// @param open goes there
  record Entry(String text, Runnable open) {}

  ProjectTree(Session session) {
    this.session = session;
    setId("project-tree");
    getStyleClass().add("project-tree");
    setAccessibleText("Project");
    setShowRoot(false);
    setMinWidth(150);
    setCellFactory(_ -> new EntryCell());
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(item -> {
          if (item != null) {
            item.getValue().open().run();
          }
        });
    session.projectProperty().subscribe(this::list);
  }

  private void list(Project project) {
    List<Boolean> open = new ArrayList<>();
    if (getRoot() != null) {
      getRoot().getChildren().forEach(branch -> open.add(branch.isExpanded()));
    }
    TreeItem<Entry> root = item(project.name(), () -> {});
    root.getChildren().add(engines(project));
    root.getChildren().add(gpus(project));
    root.getChildren().add(measurements(project));
    root.getChildren().add(predictor(project));
    root.getChildren().add(plan(project));
    for (int i = 0; i < root.getChildren().size(); i++) {
      root.getChildren().get(i).setExpanded(open.isEmpty() ? i == 0 || i == 4 : open.get(i));
    }
    setRoot(root);
  }

  private TreeItem<Entry> engines(Project project) {
    TreeItem<Entry> branch =
        branch("Engines (%d)".formatted(project.engines().size()), Screen.ENGINES);
    project
        .engines()
        .forEach(engine ->
            branch
                .getChildren()
                .add(
                    item(
                        engine.id().value(),
                        () -> {
                          session.selection().engineProperty().set(engine.id());
                          show(Screen.ENGINES);
                        })));
    return branch;
  }

  private TreeItem<Entry> gpus(Project project) {
    List<GpuId> gpus =
        project.profiles().byKey().keySet().stream()
            .map(key -> key.gpu())
            .distinct()
            .sorted()
            .toList();
    TreeItem<Entry> branch = branch("GPUs (%d)".formatted(gpus.size()), Screen.ENGINES);
    gpus.forEach(gpu ->
        branch
            .getChildren()
            .add(item(gpu + " (simulated)", () -> session.selection().gpuProperty().set(gpu))));
    return branch;
  }

  private TreeItem<Entry> measurements(Project project) {
    List<Measurement> shared =
        project.measurements().reversed().stream()
            .filter(each -> each.combination().size() > 1)
            .toList();
    TreeItem<Entry> branch =
        branch("Measured combinations (%d)".formatted(shared.size()), Screen.DEGRADATION);
    shared.forEach(each ->
        branch.getChildren().add(item(Titles.of(each.combination()), () -> openMeasured(each))));
    return branch;
  }

  private void openMeasured(Measurement measurement) {
    session.selection().measurementProperty().set(measurement);
    show(Screen.COMBINATIONS);
  }

  private TreeItem<Entry> predictor(Project project) {
    return branch(
        project.predictor() == null ? "Predictor: not trained here" : "Predictor: trained here",
        Screen.DEGRADATION);
  }

  private TreeItem<Entry> plan(Project project) {
    TreeItem<Entry> branch =
        branch(
            project
                .lastPlan()
                .map(each ->
                    "Plan: STP %s, %s"
                        .formatted(Format.number(each.stp()), each.provenance().word()))
                .orElse("Plan: none"),
            Screen.PLAN);
    project
        .lastPlan()
        .ifPresent(plan -> plan.gpus().forEach(gpu -> branch.getChildren().add(planned(gpu))));
    return branch;
  }

  private TreeItem<Entry> planned(PlannedGpu gpu) {
    return item(
        "GPU %d: %s".formatted(gpu.ordinal(), Titles.of(gpu.combination())),
        () -> show(Screen.PLAN));
  }

  private TreeItem<Entry> branch(String text, Screen screen) {
    return item(text, () -> show(screen));
  }

  private static TreeItem<Entry> item(String text, Runnable open) {
    return new TreeItem<>(new Entry(text, open));
  }

  private void show(Screen screen) {
    session.selection().screenProperty().set(screen);
  }

  private static final class EntryCell extends TreeCell<Entry> {
    EntryCell() {
      setMinWidth(0);
      setPrefWidth(0);
      setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      setOnMouseEntered(_ -> setTooltip(isTextTruncated() ? new Tooltip(getText()) : null));
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(empty || entry == null ? null : entry.text());
    }
  }
}
