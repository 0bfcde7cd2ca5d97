package io.optimum.workbench.ui.control;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class EmptyStateTest {
  @Test
  void actionsStandBesideEachOther() {
    Button first = new Button("Measure");
    Button second = new Button("Import");
    onWindowThread(() -> {
      EmptyState empty =
          new EmptyState("Nothing measured yet", "Measure, or import.", first, second);
      new Scene(empty, 600, 400);
      empty.applyCss();
      empty.layout();
      return true;
    });
    assertThat(second.getLayoutY()).isEqualTo(first.getLayoutY());
    assertThat(second.getLayoutX()).isGreaterThanOrEqualTo(first.getLayoutX() + first.getWidth());
  }

  @Test
  void theFirstActionIsTheOneToPress() {
    Button first = new Button("Measure");
    Button second = new Button("Import");
    onWindowThread(
        () -> new EmptyState("Nothing measured yet", "Measure, or import.", first, second));
    assertThat(first.getStyleClass()).contains("accent");
    assertThat(second.getStyleClass()).doesNotContain("accent");
  }
}
