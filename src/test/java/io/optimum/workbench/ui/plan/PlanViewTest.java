package io.optimum.workbench.ui.plan;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PlanViewTest {
  @TempDir private Path folder;
  private final Session session = new Session();
  private final Steps steps = Workbench.create().steps();
  private final List<String> meanwhile = new ArrayList<>();
  private @Nullable PlanView view;

  @Test
  void saysThatItSearchesTheFirstPlan() {
    session.show(TestData.project(), null);
    onWindowThread(() -> {
      PlanViewModel model = model();
      PlanView shown = new PlanView(model, () -> {});
      view = shown;
      new Scene(shown, 1200, 800);
      meanwhile.addAll(titles());
      model.search();
      meanwhile.addAll(titles());
      return true;
    });
    assertThat(meanwhile).containsExactly("No plan yet", "Searching a plan", "No plan yet");
  }

  @Test
  void hundredsOfDemandsAreListedAsTheyAreAskedFor() {
    session.show(TestData.projectOf(120), null);
    onWindowThread(() -> {
      Scene scene = new Scene(new DemandPanel(model()), 600, 800);
      assertThat(scene.getRoot().lookup("#weight-e049")).isNotNull();
      assertThat(scene.getRoot().lookup("#weight-e050")).isNull();
      Button more = (Button) scene.lookup("#more-targets");
      more.fire();
      more.fire();
      assertThat(scene.getRoot().lookup("#weight-e119")).isNotNull();
      assertThat(more.isVisible()).isFalse();
      return true;
    });
  }

  private PlanViewModel model() {
    return new PlanViewModel(
        session,
        new PlanViewModel.Steps(
            steps.planning()::request,
            (_, _, _, _, _) -> {
              meanwhile.addAll(titles());
              throw new IllegalStateException("The search fails.");
            },
            (_, moved, _, _) -> moved,
            new ProjectFiles(session, steps.store(), new InlineTasks(), folder)),
        new InlineTasks());
  }

  private List<String> titles() {
    PlanView shown = Objects.requireNonNull(view);
    shown.applyCss();
    shown.layout();
    return shown.lookupAll(".empty-title").stream().map(each -> ((Label) each).getText()).toList();
  }
}
