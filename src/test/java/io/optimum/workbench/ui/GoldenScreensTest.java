package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.style.Theme;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;

/// Every screen with a project in it, at 1440 × 900, and the sheet of controls: as they are in
/// `src/test/resources/golden/ui`. Whoever changes a screen looks at its new picture there.
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class GoldenScreensTest {
  private static final SampleSession SAMPLE = new SampleSession();
  private static final long RECORDED_NANOS = 6_000_000;
  private static Project project = Project.empty("none");

  @TempDir Path folder;

  @BeforeAll
  static void makeAProject() {
    project = SAMPLE.planned(12);
  }

  @ParameterizedTest
  @EnumSource(
      value = Theme.Choice.class,
      names = {"LIGHT", "DARK"})
  void screensLookAsTheyDid(Theme.Choice theme) throws Exception {
    List<Path> samples =
        List.of(
            Path.of("sample-projects/a100-vision"),
            Path.of("sample-projects/mixed-inference-a100"),
            Path.of("sample-projects/titan-rtx-mobilenet"));
    record();
    OpenWindow open = OpenWindow.show(SAMPLE.steps(), folder, theme, samples);
    onWindowThread(() -> {
      open.session().show(project, null);
      open.session().deploy("Choose engines", deployments());
      open.session().selection().engineProperty().set(project.engines().getFirst().id());
      return true;
    });
    try {
      for (Screen screen : Screen.values()) {
        open.go(screen);
        if (screen == Screen.TIMELINE) {
          playBack(open);
        }
        open.settle();
        GoldenPicture.compare(name(screen.name(), theme), picture(open.scene()));
      }
    } finally {
      open.hide();
    }
  }

  private static List<Deployment> deployments() {
    return project.engines().stream().limit(3).map(each -> Deployment.of(each.id(), 4)).toList();
  }

  /// A run as long on every machine, to be played back.
  private void record() {
    Combination together = Combination.ofStreams(deployments());
    RunRequest request =
        RunRequest.closedLoop(
            SampleSession.A100,
            together,
            0,
            StopRule.after(RECORDED_NANOS),
            project.settings().seed());
    SAMPLE
        .steps()
        .measuring()
        .recordedTo(folder.resolve("written"), project.engines())
        .watch(project, request, new RunControl(), SpanSink.none(), Progress.none());
  }

  private static void playBack(OpenWindow open) throws Exception {
    onWindowThread(() -> {
      ComboBox<?> speed = (ComboBox<?>) open.node("#run-speed");
      speed.getSelectionModel().selectLast();
      return true;
    });
    open.press("#open-recording");
    open.settle();
    open.until(() -> ((Label) open.node("#run-state")).getText().startsWith("Ended after"));
    onWindowThread(() -> {
      open.node("#timeline").lookupAll(".button").stream()
          .filter(each -> each instanceof Button button && "Fit".equals(button.getText()))
          .forEach(each -> ((Button) each).fire());
      return true;
    });
  }

  @ParameterizedTest
  @EnumSource(
      value = Theme.Choice.class,
      names = {"LIGHT", "DARK"})
  void controlsLookAsTheyDid(Theme.Choice theme) throws Exception {
    Scene scene =
        onWindowThread(() -> {
          new Theme(theme);
          Scene made = new Scene(new ControlSheet(), 760, 620);
          made.getStylesheets().add(Theme.stylesheet());
          made.snapshot(null);
          return made;
        });
    GoldenPicture.compare(name("controls", theme), picture(scene));
  }

  @ParameterizedTest
  @ValueSource(strings = {"combinations-light", "tradeoffs-light"})
  void picturesOfTheDocumentationShowTheScreensAsTheyAre(String name) {
    assertThat(GoldenPicture.inDocs(name)).hasSameBinaryContentAs(GoldenPicture.golden(name));
  }

  @Test
  void aPictureWithAnotherWordInItIsAnother() {
    BufferedImage blank = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
    BufferedImage written = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
    written.getGraphics().drawString("another word", 10, 50);
    assertThat(GoldenPicture.differentFraction(blank, written, blank)).isGreaterThan(0.004);
  }

  private static WritableImage picture(Scene scene) {
    return onWindowThread(() -> {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      return Snapshot.of(scene.getRoot(), 1);
    });
  }

  private static String name(String what, Theme.Choice theme) {
    return what.toLowerCase(Locale.ROOT) + "-" + theme.name().toLowerCase(Locale.ROOT);
  }
}
