package io.optimum.workbench.ui.degradation;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.task.HeldTasks;
import io.optimum.workbench.ui.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ErrorPanelTest {
  @TempDir private Path folder;
  private final Session session = new Session();
  private final HeldTasks tasks = new HeldTasks();
  private final List<String> shown = new ArrayList<>();

  @Test
  void showsTheLossWhileItTrainsAndThenWhatWasChosenBefore() {
    train("By split", "Training");
    assertThat(shown).containsExactly("By split", "Training", "Training", "By split");
  }

  @Test
  void aTabChosenWhileItTrainsStaysChosen() {
    train("Held out", "Intervals");
    assertThat(shown).containsExactly("Held out", "Training", "Intervals", "Intervals");
  }

  /// @param meanwhile chosen while it trains
  private void train(String before, String meanwhile) {
    onWindowThread(() -> {
      DegradationViewModel model = model();
      ErrorPanel panel = new ErrorPanel(model, new Label());
      choose(panel, before);
      model.train();
      note(panel);
      choose(panel, meanwhile);
      tasks.runAll();
      note(panel);
      return true;
    });
  }

  private void choose(ErrorPanel panel, String title) {
    panel.getTabs().stream()
        .filter(each -> each.getText().equals(title))
        .forEach(panel.getSelectionModel()::select);
    note(panel);
  }

  private void note(ErrorPanel panel) {
    shown.add(panel.getSelectionModel().getSelectedItem().getText());
  }

  private DegradationViewModel model() {
    DegradationViewModel model = DegradationModels.of(session, folder, tasks);
    session.show(TestData.project(), null);
    return model;
  }
}
