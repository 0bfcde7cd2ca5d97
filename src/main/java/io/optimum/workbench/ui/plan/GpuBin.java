package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.ui.control.ProvenanceBadge;
import io.optimum.workbench.ui.plan.Group.Seat;
import io.optimum.workbench.ui.style.Format;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A GPU of a plan as a box with its engines, as high as they fill its memory. An engine dropped on
/// it moves here.
final class GpuBin extends VBox {
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

  GpuBin(PlannedGpu gpu, PlanViewModel model) {
    setId("gpu-" + gpu.ordinal());
    getStyleClass().add("gpu-bin");
    setMinWidth(0);
    getChildren().add(head(gpu, () -> model.open(gpu)));
    for (int place = 0; place < gpu.deployments().size(); place++) {
      PlannedDeployment each = gpu.deployments().get(place);
      getChildren().add(new EngineBox(each, new Seat(gpu.ordinal(), place), model));
    }
    getChildren().add(memory(gpu));
    takeDrops(this, gpu.ordinal(), model);
  }

  /// Lets an engine be dropped on a node.
  ///
  /// @param to ordinal of the GPU it moves to
  static void takeDrops(VBox node, int to, PlanViewModel model) {
    node.setOnDragOver(event -> {
      if (isEngine(event)) {
        event.acceptTransferModes(TransferMode.MOVE);
        event.consume();
      }
    });
    node.setOnDragEntered(event -> node.pseudoClassStateChanged(TARGET, isEngine(event)));
    node.setOnDragExited(_ -> node.pseudoClassStateChanged(TARGET, false));
    node.setOnDragDropped(event -> {
      if (isEngine(event)) {
        event.setDropCompleted(true);
        event.consume();
        model.move(Seat.parse(event.getDragboard().getString()), to);
      }
    });
  }

  private static boolean isEngine(DragEvent event) {
    return event.getGestureSource() instanceof EngineBox && event.getDragboard().hasString();
  }

  private static BorderPane head(PlannedGpu gpu, Runnable open) {
    Button name = new Button("GPU " + gpu.ordinal());
    name.getStyleClass().addAll("flat", "section-title");
    name.setTooltip(new Tooltip(gpu.gpu() + ": show as a combination"));
    name.setOnAction(_ -> open.run());
    boolean measured = gpu.measuredStp() != null;
    Label stp =
        new Label(
            measured
                ? "STP %s (predicted %s)"
                    .formatted(Format.number(gpu.stp()), Format.number(gpu.predictedStp().mid()))
                : "STP " + Format.number(gpu.stp()));
    ProvenanceBadge badge = new ProvenanceBadge();
    badge
        .provenanceProperty()
        .set(Optional.of(Optional.ofNullable(gpu.measuredOn()).orElse(Provenance.PREDICTED)));
    HBox right = new HBox(stp, badge);
    right.getStyleClass().add("figure-line");
    return new BorderPane(null, null, right, null, name);
  }

  private static VBox memory(PlannedGpu gpu) {
    double share = gpu.memoryBytes() / (double) gpu.memoryLimitBytes();
    ProgressBar bar = new ProgressBar(Math.min(1, share));
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText("Memory " + Format.fraction(share));
    if (share > 1) {
      bar.getStyleClass().add("over");
    }
    Label text =
        new Label(
            "Memory %s of %s"
                .formatted(Format.bytes(gpu.memoryBytes()), Format.bytes(gpu.memoryLimitBytes())));
    text.getStyleClass().add(share > 1 ? "problem" : "hint");
    VBox memory = new VBox(bar, text);
    memory.getStyleClass().add("memory");
    return memory;
  }
}
