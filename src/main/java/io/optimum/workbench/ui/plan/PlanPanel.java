package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.SearchOverhead;
import io.optimum.workbench.domain.plan.Yardstick;
import io.optimum.workbench.ui.control.DataColumn;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.Figure;
import io.optimum.workbench.ui.control.FigureRow;
import io.optimum.workbench.ui.control.Panel;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A plan: its numbers, its GPUs with their engines, why it was chosen, and what else there was.
final class PlanPanel extends VBox {
  private static final double ROW_HEIGHT = 29;
  private static final double LEAST_BIN_WIDTH = 300;

  PlanPanel(Plan plan, PlanViewModel model) {
    setId("plan-result");
    setMinWidth(0);
    getStyleClass().add("plan-panel");
    FlowPane gpus = new FlowPane();
    gpus.getStyleClass().add("gpu-bins");
    plan.gpus().forEach(gpu -> gpus.getChildren().add(new GpuBin(gpu, model)));
    gpus.getChildren().add(newGpu(plan, model));
    gpus.setMinWidth(0);
    gpus.widthProperty().subscribe(width -> fill(gpus, width.doubleValue()));
    getChildren().add(figures(plan));
    Label how = hint("Drag an engine, or Alt+arrow, to see another plan");
    Panel bins = new Panel("GPUs", how, gpus);
    broken(plan).ifPresent(words -> bins.getChildren().add(1, alarm(words)));
    getChildren().add(bins);
    Plan before = model.beforeProperty().get();
    if (before != null) {
      getChildren().add(new Panel("Against the plan before", against(before, plan)));
    }
    getChildren().add(new Panel("Why this plan", why(plan)));
    getChildren().add(BinsPanel.of(plan, gpus));
    if (!plan.yardsticks().isEmpty()) {
      getChildren().add(new Panel("Against plain rules", yardsticks(plan)));
    }
    if (!plan.runnersUp().isEmpty()) {
      getChildren().add(new Panel("Runners-up", new RunnersUpPanel(plan, model)));
    }
  }

  /// As many columns of bins as there is room for, over the whole width.
  private static void fill(FlowPane bins, double width) {
    double columns = Math.max(1, Math.floor(width / LEAST_BIN_WIDTH));
    double each = Math.floor((width - (columns - 1) * bins.getHgap()) / columns) - 1;
    bins.getChildren().forEach(bin -> ((Region) bin).setPrefWidth(each));
  }

  /// Where an engine is dropped that should have a GPU of its own.
  private static VBox newGpu(Plan plan, PlanViewModel model) {
    Label text = new Label("Drop an engine here for a GPU of its own");
    text.getStyleClass().add("hint");
    text.setWrapText(true);
    VBox box = new VBox(text);
    box.setId("new-gpu");
    box.getStyleClass().addAll("gpu-bin", "new-gpu");
    GpuBin.takeDrops(box, plan.gpus().size(), model);
    return box;
  }

  private static DataTable<PlanDiff.Row> against(Plan before, Plan now) {
    DataTable<PlanDiff.Row> table = DiffTable.of(before, now);
    table.setId("plan-diff");
    return table;
  }

  private static Label hint(String words) {
    Label hint = new Label(words);
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    return hint;
  }

  private static FigureRow figures(Plan plan) {
    Optional<Provenance> from = Optional.of(plan.provenance());
    Figure stp = new Figure("STP per GPU");
    stp.setId("plan-stp");
    stp.show(Format.number(plan.stp()), gain(plan), from);
    Figure gpus = new Figure("GPUs used");
    gpus.show(
        Format.count(plan.gpus().size()),
        "for " + Format.count(plan.request().targets().size()) + " engines",
        Optional.empty());
    SearchOverhead cost = plan.searchOverhead();
    Figure search = new Figure("Search overhead");
    search.setId("plan-overhead");
    search.show(
        Format.nanos(cost.wallSeconds() * 1e9),
        "%s, %s device time"
            .formatted(
                Format.counted(cost.combinationsMeasured(), "combination"),
                Format.nanos(cost.deviceSeconds() * 1e9)),
        Optional.empty());
    return new FigureRow(stp, gpus, search);
  }

  private static String gain(Plan plan) {
    double gain = plan.stp() / plan.baselineStp() - 1;
    return "%s%s against one engine per GPU".formatted(gain < 0 ? "" : "+", Format.fraction(gain));
  }

  /// The limits that a plan changed by hand breaks, by name; a search keeps them all.
  static Optional<String> broken(Plan plan) {
    List<String> names =
        plan.slacks().stream().filter(each -> each.value() < 0).map(ObjectiveTerm::name).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("Not kept: " + String.join(", ", names) + ".");
  }

  private static Label alarm(String words) {
    Label label = new Label(words);
    label.setId("plan-broken");
    label.getStyleClass().add("problem");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static VBox why(Plan plan) {
    VBox lines = new VBox();
    lines.getStyleClass().add("why");
    plan.why().forEach(term -> lines.getChildren().add(term(term, false)));
    plan.slacks().forEach(slack -> lines.getChildren().add(term(slack, true)));
    return lines;
  }

  private static VBox term(ObjectiveTerm term, boolean slack) {
    Label name = new Label(slack ? "Slack: " + term.name() : term.name());
    name.setWrapText(true);
    name.setMinHeight(USE_PREF_SIZE);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    Label value = new Label(value(term));
    value.setMinWidth(USE_PREF_SIZE);
    value.getStyleClass().add(slack && term.value() < 0 ? "problem" : "section-title");
    Label text = new Label(Format.grouped(term.text()));
    text.getStyleClass().add("hint");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    HBox line = new HBox(name, value);
    line.getStyleClass().add("choice");
    return new VBox(line, text);
  }

  /// A term with its unit as people read it.
  static String value(ObjectiveTerm term) {
    return switch (term.unit()) {
      case "ns", "nanos" -> Format.nanos(term.value());
      case "B", "bytes" -> Format.bytes(term.value());
      case "fraction" -> Format.fraction(term.value());
      case "", "1" -> Format.number(term.value());
      default ->
          Format.number(term.value())
              + " "
              + (Math.abs(term.value()) == 1 ? term.unit().replaceAll("s$", "") : term.unit());
    };
  }

  private static DataTable<Yardstick> yardsticks(Plan plan) {
    DataTable<Yardstick> table =
        new DataTable<>(
            "Yardsticks",
            List.of(
                DataColumn.text("Rule", Yardstick::name),
                DataColumn.number("STP per GPU", Yardstick::stpPerGpu, Format::number),
                DataColumn.number("GPUs", Yardstick::gpus, Format::number),
                DataColumn.text("SLOs and demand", Yardstick::kept),
                DataColumn.text("From", each -> Format.provenance(each.provenance()))));
    table.setId("yardsticks");
    table.setMinWidth(0);
    table.rows().setAll(plan.yardsticks());
    table.setMinHeight(ROW_HEIGHT * (plan.yardsticks().size() + 1) + 6);
    table.setPrefHeight(ROW_HEIGHT * (plan.yardsticks().size() + 1) + 6);
    return table;
  }
}
