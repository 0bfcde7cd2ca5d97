package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.ui.plan.Group.Seat;
import io.optimum.workbench.ui.session.Titles;
import io.optimum.workbench.ui.style.Format;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

/// An engine on its GPU. It moves to another GPU by drag and drop, by Alt and the left or right
/// arrow, and by its menu.
final class EngineBox extends VBox {
  private final Seat seat;
  private final PlanViewModel model;

  EngineBox(PlannedDeployment planned, Seat seat, PlanViewModel model) {
    this.seat = seat;
    this.model = model;
    setId("engine-" + seat.gpu() + "-" + seat.place());
    getStyleClass().add("planned-deployment");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    Label name = new Label(Titles.of(planned.deployment()));
    name.getStyleClass().add("section-title");
    Label numbers = new Label(numbers(planned));
    numbers.getStyleClass().add("hint");
    numbers.setWrapText(true);
    setAccessibleText(
        "%s on GPU %d: %s"
            .formatted(name.getText(), seat.gpu(), numbers.getText().replace("\n", ", ")));
    setAccessibleHelp("Alt and the left or right arrow move it to another GPU");
    getChildren().addAll(name, numbers);
    setOnDragDetected(event -> {
      drag();
      event.consume();
    });
    setOnMousePressed(_ -> requestFocus());
    setOnContextMenuRequested(event -> {
      menu().show(this, event.getScreenX(), event.getScreenY());
      event.consume();
    });
    setOnKeyPressed(this::key);
  }

  private void drag() {
    ClipboardContent content = new ClipboardContent();
    content.putString(seat.text());
    startDragAndDrop(TransferMode.MOVE).setContent(content);
  }

  private void key(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          default -> 0;
        };
    if (event.isAltDown() && by != 0) {
      model.move(seat, seat.gpu() + by);
      event.consume();
    }
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    for (int gpu = 0; gpu <= model.gpuCount(); gpu++) {
      int to = gpu;
      if (to != seat.gpu()) {
        MenuItem item =
            new MenuItem(to == model.gpuCount() ? "Move to a new GPU" : "Move to GPU " + to);
        item.setOnAction(_ -> model.move(seat, to));
        menu.getItems().add(item);
      }
    }
    return menu;
  }

  /// Slowdown in one line, what is served in another.
  private static String numbers(PlannedDeployment each) {
    Double measuredP99 = each.measuredP99Nanos();
    return "%s\np99 %s%s · %s"
        .formatted(
            slowdown(each),
            Format.nanos(measuredP99 == null ? each.predictedP99Nanos() : measuredP99),
            each.sloP99Nanos() == 0 ? "" : " of " + Format.nanos(each.sloP99Nanos()),
            Format.perSecond(each.throughputPerSecond()));
  }

  private static String slowdown(PlannedDeployment each) {
    Double measured = each.measuredSlowdown();
    if (measured == null) {
      return Format.slowdown(each.predictedSlowdown()) + " predicted";
    }
    Sampling.Counted counted = each.counted();
    String text =
        counted == null
            ? Format.slowdown(measured) + " measured"
            : "%s ± %s measured (n = %s)"
                .formatted(
                    Format.slowdown(measured),
                    Format.number(counted.slowdownHalfWidth()),
                    Format.count(counted.latencies()));
    return "%s, %s predicted".formatted(text, Format.slowdown(each.predictedSlowdown().mid()));
  }
}
