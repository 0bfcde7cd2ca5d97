package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.style.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// A display of 1440 × 900 pixels at 100 %, 150 % and 200 %: whatever the scaling, no words are cut
/// off, nothing lies over anything else and no table must be scrolled sideways.
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class ScalingTest {
  private static final SampleSession SAMPLE = new SampleSession();

  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static Project project = Project.empty("none");

  @TempDir Path folder;
  private @Nullable OpenWindow shown;

  @BeforeAll
  static void makeAProject() {
    project = SAMPLE.planned(12);
  }

  @AfterEach
  void hide() {
    if (shown != null) {
      shown.hide();
    }
  }

  private OpenWindow open() {
    List<Path> samples = List.of(Path.of("sample-projects/mixed-inference-a100"));
    OpenWindow open = OpenWindow.show(SAMPLE.steps(), folder, Theme.Choice.LIGHT, samples);
    shown = open;
    onWindowThread(() -> {
      open.session().show(project, null);
      open.session()
          .deploy(
              "Choose engines",
              project.measurements().getFirst().combination().deployments().stream()
                  .map(Deployment::engine)
                  .distinct()
                  .map(engine -> Deployment.of(engine, 4))
                  .toList());
      return true;
    });
    return open;
  }

  @Test
  void everythingFitsAtEveryScale() throws Exception {
    OpenWindow open = open();
    List<String> misfits = new ArrayList<>();
    for (double scale : new double[] {1, 1.5, 2}) {
      resize(open, scale);
      for (Screen screen : Screen.values()) {
        open.go(screen);
        Tabs.each(
            open,
            screen,
            where ->
                Misfits.of(open.scene().getRoot())
                    .forEach(each -> misfits.add("%s at %s: %s".formatted(where, scale, each))));
      }
    }
    assertThat(misfits).isEmpty();
  }

  /// The same pixels hold fewer of the toolkit's.
  private static void resize(OpenWindow open, double scale) throws Exception {
    onWindowThread(() -> {
      Stage stage = open.stage();
      stage.setRenderScaleX(scale);
      stage.setRenderScaleY(scale);
      stage.setWidth(WIDTH / scale);
      stage.setHeight(HEIGHT / scale);
      return true;
    });
    open.settle();
  }
}
