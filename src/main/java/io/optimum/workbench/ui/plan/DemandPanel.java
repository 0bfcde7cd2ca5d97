package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.project.ProjectSettings;
import io.optimum.workbench.ui.control.MoreRows;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.control.QuantityField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The form: what is asked of each engine, and under which limits.
final class DemandPanel extends VBox {
  /// All fields of an engine are in sight.
  private static final double LEAST_WIDTH = 400;

  private final PlanViewModel model;
  private final GridPane targets = new GridPane();
  private final GridPane limits = new GridPane();
  private final List<Runnable> followers = new ArrayList<>();
  private final List<TargetFields> rows = new ArrayList<>();
  private final MoreRows more = new MoreRows(this::listTargets);
  private List<EngineId> listed = List.of();
  private boolean following;

  DemandPanel(PlanViewModel model) {
    this.model = model;
    setMinWidth(LEAST_WIDTH);
    getStyleClass().add("demand");
    more.setId("more-targets");
    targets.getStyleClass().add("form");
    limits.getStyleClass().add("form");
    getChildren()
        .addAll(
            new Panel("Objective and limits", limits),
            new Panel(
                "Demand per engine",
                hint("An empty rate is full load, an empty SLO none."),
                new VBox(targets, more)));
    model.targets().addListener((ListChangeListener<TargetRow>) _ -> listTargets());
    listTargets();
    listLimits();
    model.settingsProperty().subscribe(_ -> follow());
  }

  private void follow() {
    following = true;
    followers.forEach(Runnable::run);
    following = false;
  }

  private void listTargets() {
    List<EngineId> engines = model.targets().stream().map(TargetRow::engine).toList();
    if (!engines.equals(listed)) {
      listed = engines;
      rows.clear();
      more.reset();
      targets.getChildren().clear();
      targets.addRow(0, hint("Engine"), hint("Rate"), hint("SLO p99"), hint("Weight"));
    }
    int shown = more.shownOf(engines.size());
    while (rows.size() < shown) {
      TargetFields fields = new TargetFields(model, model.targets().get(rows.size()));
      rows.add(fields);
      targets.addRow(rows.size(), fields.nodes());
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(model.targets().get(i));
    }
  }

  private void listLimits() {
    ProjectSettings now = model.settingsProperty().get();
    limits.addRow(0, hint("Objective"), objective());
    limits.addRow(1, hint("GPUs at most"), gpus(now));
    limits.addRow(2, hint("Engines per GPU at most"), maxEngines(now));
    limits.addRow(3, hint("Device memory kept free"), headroom(now));
    limits.addRow(4, hint("Best candidates measured"), measureTop(now));
    limits.addRow(5, hint("Seed"), seed(now));
  }

  private Node objective() {
    ComboBox<Objective> box = new ComboBox<>();
    box.setId("objective");
    box.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(box, javafx.scene.layout.Priority.ALWAYS);
    box.setAccessibleText("Objective");
    box.getItems().setAll(Objective.values());
    box.setConverter(new ObjectiveWords());
    followers.add(() -> box.setValue(model.settingsProperty().get().objective()));
    box.setOnAction(_ -> {
      if (!following && box.getValue() != null) {
        model.setObjective(box.getValue());
      }
    });
    return box;
  }

  private Node gpus(ProjectSettings now) {
    QuantityField field =
        limit(
                "gpu-count",
                "GPUs at most, empty = one per engine",
                now.gpus().stream().mapToInt(each -> each.count()).sum(),
                bounds("GPUs", 0, 512))
            .emptyAs("any");
    followers.add(() ->
        field
            .valueProperty()
            .set(
                model.settingsProperty().get().gpus().stream()
                    .mapToInt(each -> each.count())
                    .sum()));
    onChange(field, value -> model.setGpuCount((int) Math.round(value)));
    return field;
  }

  private Node maxEngines(ProjectSettings now) {
    QuantityField field =
        limit(
            "max-engines",
            "Engines per GPU at most",
            now.maxEnginesPerGpu(),
            bounds("engines", 1, 8));
    followers.add(
        () -> field.valueProperty().set(model.settingsProperty().get().maxEnginesPerGpu()));
    onChange(field, value -> model.setMaxEnginesPerGpu((int) Math.round(value)));
    return field;
  }

  private Node headroom(ProjectSettings now) {
    QuantityField field =
        limit(
            "headroom",
            "Device memory kept free",
            now.memoryHeadroomFraction(),
            new QuantityField.Bounds("%", 0, 0.95, 0.01));
    followers.add(
        () -> field.valueProperty().set(model.settingsProperty().get().memoryHeadroomFraction()));
    onChange(field, model::setMemoryHeadroom);
    return field;
  }

  private Node measureTop(ProjectSettings now) {
    QuantityField field =
        limit("measure-top", "Best candidates measured", now.measureTop(), bounds("plans", 0, 50));
    followers.add(() -> field.valueProperty().set(model.settingsProperty().get().measureTop()));
    onChange(field, value -> model.setMeasureTop((int) Math.round(value)));
    return field;
  }

  private Node seed(ProjectSettings now) {
    QuantityField field = limit("seed", "Seed", now.seed(), bounds("", 0, 1L << 52));
    followers.add(() -> field.valueProperty().set(model.settingsProperty().get().seed()));
    onChange(field, value -> model.setSeed(Math.round(value)));
    return field;
  }

  private static QuantityField limit(
      String id, String name, double value, QuantityField.Bounds bounds) {
    QuantityField field = new QuantityField(name, value, bounds);
    field.setId(id);
    return field;
  }

  private void onChange(QuantityField field, DoubleConsumer change) {
    field
        .valueProperty()
        .subscribe((_, value) -> {
          if (!following) {
            change.accept(value.doubleValue());
          }
        });
  }

  private static QuantityField.Bounds bounds(String unit, double least, double most) {
    return new QuantityField.Bounds(unit, least, most, 1);
  }

  private static Label hint(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("hint");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static final class ObjectiveWords extends StringConverter<Objective> {
    @Override
    public String toString(@Nullable Objective objective) {
      return switch (objective) {
        case null -> "";
        case HIGHEST_STP -> "Highest STP per GPU";
        case FEWEST_GPUS -> "Fewest GPUs";
        case MOST_GOODPUT -> "Most goodput";
      };
    }

    @Override
    public Objective fromString(String text) {
      throw new UnsupportedOperationException("Objectives are chosen, not typed.");
    }
  }
}
