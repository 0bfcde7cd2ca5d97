package io.optimum.workbench.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.OpenWindow;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class SpeedChoiceTest {
  private final SimpleDoubleProperty speed = new SimpleDoubleProperty(0.02);
  private final SimpleBooleanProperty realGpu = new SimpleBooleanProperty();

  @BeforeAll
  static void start() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void aRealGpuRunsInRealTimeAndTheChoiceSaysSo() {
    OpenWindow.onWindowThread(() -> {
      SpeedChoice pane = new SpeedChoice(speed, realGpu);
      ComboBox<?> choice = (ComboBox<?>) Objects.requireNonNull(pane.lookup("#run-speed"));
      assertThat(choice.isDisabled()).isFalse();
      assertThat(choice.getAccessibleHelp()).isNull();
      realGpu.set(true);
      assertThat(choice.isDisabled()).isTrue();
      assertThat(pane.isDisabled()).as("shows the reason on hover").isFalse();
      assertThat(pane.getProperties().values()).hasSize(1);
      assertThat(choice.getAccessibleHelp()).startsWith("A real GPU runs in real time");
      realGpu.set(false);
      assertThat(choice.isDisabled()).isFalse();
      assertThat(pane.getProperties().values()).isEmpty();
      return true;
    });
  }

  @Test
  void whatIsChosenIsTheSpeedOfTheNextRun() {
    OpenWindow.onWindowThread(() -> {
      SpeedChoice pane = new SpeedChoice(speed, realGpu);
      ((ComboBox<?>) Objects.requireNonNull(pane.lookup("#run-speed")))
          .getSelectionModel()
          .selectLast();
      assertThat(speed.get()).isEqualTo(1);
      return true;
    });
  }
}
