package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.project.Project;
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

/// A display of 1440 × 900 pixels at 100 %, 150 % and 200 %, a small one and the smallest window:
/// no words are cut off, nothing lies over anything else and nothing must be scrolled sideways.
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class ScalingTest {
  private static final SampleSession SAMPLE = new SampleSession();

  private static final List<Display> DISPLAYS =
      List.of(
          new Display(1, 1440, 900),
          new Display(1.5, 960, 600),
          new Display(2, 720, 450),
          new Display(1, 1024, 700),
          new Display(1, 640, 480));

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

  /// @param scale pixels per logical pixel
  /// @param width of the window, in logical pixels
  private record Display(double scale, double width, double height) {}

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
    for (Display display : DISPLAYS) {
      resize(open, display);
      Tabs.each(
          open,
          (_, where) ->
              Misfits.of(open.scene().getRoot())
                  .forEach(each -> misfits.add("%s, %s: %s".formatted(where, display, each))));
    }
    assertThat(misfits).isEmpty();
  }

  private static void resize(OpenWindow open, Display display) throws Exception {
    onWindowThread(() -> {
      Stage stage = open.stage();
      stage.setRenderScaleX(display.scale);
      stage.setRenderScaleY(display.scale);
      stage.setWidth(display.width);
      stage.setHeight(display.height);
      return true;
    });
    open.settle();
  }
}
