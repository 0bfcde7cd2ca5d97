package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.PlannedDeployment;
import io.optimum.workbench.domain.PlannedGpu;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.control.ProvenanceBadge;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.style.Format;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A GPU of a plan as a box with its engines, as high as they fill its memory.
final class GpuBin extends VBox {
  GpuBin(PlannedGpu gpu, Runnable open) {
    setId("gpu-" + gpu.ordinal());
    getStyleClass().add("gpu-bin");
    getChildren().add(head(gpu, open));
    gpu.deployments().forEach(each -> getChildren().add(deployment(each)));
    getChildren().add(memory(gpu));
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

  private static VBox deployment(PlannedDeployment each) {
    Label name = new Label(Titles.of(each.deployment()));
    name.getStyleClass().add("section-title");
    Double measured = each.measuredSlowdown();
    String slowdown =
        measured == null
            ? Format.slowdown(each.predictedSlowdown()) + " predicted"
            : "%s measured, %s predicted"
                .formatted(
                    Format.slowdown(measured), Format.slowdown(each.predictedSlowdown().mid()));
    Label numbers =
        new Label(
            "%s · p99 %s%s · %s"
                .formatted(
                    slowdown,
                    p99(each),
                    limit(each),
                    Format.perSecond(each.throughputPerSecond())));
    numbers.getStyleClass().add("hint");
    numbers.setWrapText(true);
    VBox box = new VBox(name, numbers);
    box.getStyleClass().add("planned-deployment");
    return box;
  }

  private static String p99(PlannedDeployment each) {
    Double measured = each.measuredP99Nanos();
    return Format.nanos(measured == null ? each.predictedP99Nanos() : measured);
  }

  private static String limit(PlannedDeployment each) {
    return each.sloP99Nanos() == 0 ? "" : " of " + Format.nanos(each.sloP99Nanos());
  }

  private static VBox memory(PlannedGpu gpu) {
    double share = gpu.memoryBytes() / (double) gpu.memoryLimitBytes();
    ProgressBar bar = new ProgressBar(Math.min(1, share));
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText("Memory " + Format.fraction(share));
    Label text =
        new Label(
            "Memory %s of %s"
                .formatted(Format.bytes(gpu.memoryBytes()), Format.bytes(gpu.memoryLimitBytes())));
    text.getStyleClass().add("hint");
    return new VBox(bar, text);
  }
}
