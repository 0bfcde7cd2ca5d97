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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class SearchPanelTest {
  @TempDir private Path folder;
  private final Session session = new Session();
  private final Steps steps = Workbench.create().steps();

  @BeforeEach
  void openAProject() {
    session.show(TestData.project(), null);
  }

  private boolean isShownAfter(Planning planning) {
    return onWindowThread(() -> {
      PlanViewModel model =
          new PlanViewModel(
              session,
              new PlanViewModel.Steps(
                  steps.planning()::request,
                  planning,
                  (_, moved, _, _) -> moved,
                  new ProjectFiles(session, steps.store(), new InlineTasks(), folder)),
              new InlineTasks());
      SearchPanel panel = new SearchPanel(model);
      model.search();
      return panel.isVisible();
    });
  }

  @Test
  void staysAwayAfterASearchThatFailedBeforeItJudgedAnything() {
    boolean shown =
        isShownAfter((_, _, _, _, _) -> {
          throw new IllegalStateException("A campaign measures for this project already.");
        });
    assertThat(shown).isFalse();
  }

  @Test
  void keepsTheScoresOfASearchThatEnded() {
    boolean shown =
        isShownAfter((project, request, improved, recorder, progress) ->
            steps.planning().plan(project, request, improved::improved, recorder, progress));
    assertThat(shown).isTrue();
  }
}
