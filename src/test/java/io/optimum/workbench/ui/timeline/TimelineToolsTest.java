package io.optimum.workbench.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.style.Theme;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class TimelineToolsTest {
  /// Of the lanes in a window of 1440 pixels at 150 %, beside the project tree.
  private static final double NARROW = 750;

  private final TimelineViewModel model = new TimelineViewModel(new SpanStore(), Runnable::run);

  @Start
  void open(Stage stage) {
    new Theme(Theme.Choice.LIGHT);
    model.restart(Provenance.SIMULATED, KernelBook.EMPTY);
    Scene scene = new Scene(new TimelineView(model), NARROW, 700);
    scene.getStylesheets().add(Theme.stylesheet());
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void toolsKeepTheirPlaceInOneRowWhateverIsSaid(FxRobot robot) throws TimeoutException {
    SyntheticSpans.batches(3, 2_000).forEach(model.store()::accept);
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> model.snapshotProperty().get().spanCount() == 6_000);
    Node compare = robot.lookup("#compare-menu").query();
    Bounds before = place(compare);
    assertThat(before.getMinY()).isEqualTo(place(robot.lookup("#rows-menu").query()).getMinY());
    assertThat(before.getMaxX()).isLessThan(NARROW);
    assertThat(((Region) robot.lookup("#find-kernel").query()).getHeight())
        .isEqualTo(((Region) robot.lookup("#filter-rows").query()).getHeight());
    robot.interact(() -> {
      model.find().queryProperty().set("kernel");
      model.find().go(1);
      model.lostProperty().set(1_234_567);
    });
    assertThat(robot.lookup("#found-kernels").queryLabeled().getText()).contains("kernel");
    assertThat(place(compare)).isEqualTo(before);
  }

  private static Bounds place(Node node) {
    WaitForAsyncUtils.waitForFxEvents();
    return node.localToScene(node.getLayoutBounds());
  }
}
