package io.optimum.workbench.ui.chart.bar;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.ui.chart.Quantity;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class BarsViewTest {
  private final BarsView view = new BarsView(data(1, "a", "b", "c", "d"));

  private static BarsData data(double value, String... labels) {
    return new BarsData(
        Quantity.fraction("Share"),
        Stream.of(labels).map(label -> Bar.of(label, 0, Interval.exactly(value))).toList(),
        "None");
  }

  @Start
  void open(Stage stage) {
    stage.setScene(new Scene(view, 500, 300));
    stage.show();
  }

  @Test
  void aSelectionIsNotTakenOverToOtherBars(FxRobot robot) {
    robot.drag(view).moveBy(40, 30).drop();
    assertThat(view.chosen()).hasSizeBetween(1, 3);
    robot.interact(() -> view.dataProperty().set(data(0.9, "a", "b", "c", "d")));
    assertThat(view.chosen()).as("the same bars with new values").hasSizeBetween(1, 3);
    robot.interact(() -> view.dataProperty().set(data(1, "e", "f", "g", "h")));
    assertThat(view.chosen()).as("other bars, all of them").hasSize(4);
  }

  @Test
  void aPictureEndsBelowTheBars(FxRobot robot) {
    robot.interact(() -> {
      view.dataProperty().set(data(1, "a", "b"));
      view.layout();
      assertThat(view.picture(1).getHeight()).isBetween(100.0, 200.0);
    });
  }
}
