package io.optimum.workbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.user.PreferencesFile;
import io.optimum.workbench.ui.shell.ChosenFiles;
import io.optimum.workbench.ui.shell.WindowSetup;
import io.optimum.workbench.ui.shell.WorkbenchWindow;
import io.optimum.workbench.ui.style.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The way of a new user through the real window: open a sample, measure a combination, watch it
/// live, train, move a slider, plan, export.
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class MainPathTest {
  private static final long SECONDS = 120;

  @TempDir Path folder;
  private final SampleSession sample = new SampleSession();
  private final Session session = new Session();
  private final FxRobot robot = new FxRobot();

  @BeforeEach
  void open() throws Exception {
    Path samples = folder.resolve("mixed-inference");
    sample.steps().store().save(samples, sample.fresh());
    onWindowThread(() -> {
      FxTasks tasks = new FxTasks(FxTasks.daemonThreads(), InstantSource.system());
      WindowSetup setup =
          new WindowSetup(
              new Theme(Theme.Choice.LIGHT),
              new ChosenFiles(folder),
              List.of(samples),
              OpenWindow.folders(folder),
              new PreferencesFile(folder.resolve("preferences.json")),
              "test",
              Runnable::run);
      Stage stage = FxToolkit.registerStage(Stage::new);
      stage.setX(0);
      stage.setY(0);
      new WorkbenchWindow(session, sample.steps(), tasks, setup).show(stage);
      return null;
    });
  }

  @Test
  void leadsFromASampleToAnExportedPlan() throws Exception {
    robot.clickOn("#open-sample-mixed-inference");
    until(() -> !session.project().engines().isEmpty());
    measureTwoEngines();
    watchThem();
    train();
    moveTheSlider();
    plan();
    export();
  }

  private void measureTwoEngines() throws Exception {
    robot.clickOn("#nav-combinations");
    robot.clickOn("#tick-resnet50-fp16");
    robot.clickOn("#tick-bert-base-fp16");
    assertThat(session.selection().deployments()).hasSize(2);
    robot.clickOn("#measure");
    until(() -> session.project().measurements().size() == 1);
    Path journal = session.folder().orElseThrow().resolve("measurements.jsonl");
    assertThat(Files.readAllLines(journal)).hasSize(1);
  }

  private void watchThem() throws Exception {
    robot.clickOn("#watch-live");
    assertThat(session.selection().screenProperty().get()).isEqualTo(Screen.TIMELINE);
    until(() -> !text("#run-state").isEmpty() && text("#span-count").matches("[1-9].*"));
    robot.clickOn("#stop-run");
  }

  private void train() throws Exception {
    Project measured = session.project().withMeasurements(sample.measure(session.project(), 24));
    onWindowThread(() -> {
      session.show(measured, session.folder().orElseThrow());
      return null;
    });
    robot.clickOn("#nav-degradation");
    robot.clickOn("#train");
    until(() -> session.project().predictor() != null);
  }

  private void moveTheSlider() throws Exception {
    robot.clickOn("#nav-combinations");
    robot.clickOn("#tick-resnet50-fp16");
    robot.clickOn("#tick-bert-base-fp16");
    robot.clickOn("#nav-tradeoffs");
    until(() -> robot.lookup("#tradeoff-weight").tryQuery().isPresent() && isIdle());
    var before = session.selection().deployments();
    Slider slider =
        robot
            .from(robot.lookup("#tradeoff-weight").queryAs(javafx.scene.Node.class))
            .lookup(".slider")
            .queryAs(Slider.class);
    robot.drag(slider.lookup(".thumb")).dropBy(260, 0);
    until(() -> !session.selection().deployments().equals(before));
    onWindowThread(() -> {
      session.undo();
      return null;
    });
    assertThat(session.selection().deployments()).isEqualTo(before);
  }

  private boolean isIdle() {
    return robot.lookup(".busy").queryAll().stream().noneMatch(node -> node.isVisible());
  }

  private void plan() throws Exception {
    robot.clickOn("#nav-plan");
    robot.clickOn("#plan-search");
    until(() -> session.project().plan() != null);
    Plan plan = session.project().lastPlan().orElseThrow();
    assertThat(plan.searchOverhead().combinationsMeasured()).isPositive();
  }

  private void export() throws Exception {
    robot.clickOn("#plan-export");
    robot.clickOn("#export-plan");
    until(() -> text("#export-result").startsWith("Wrote"));
    assertThat(folder.resolve("written/plan.json")).isNotEmptyFile();
  }

  private String text(String query) {
    return robot.lookup(query).tryQueryAs(Label.class).map(Label::getText).orElse("");
  }

  private void until(Callable<Boolean> condition) throws Exception {
    try {
      WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
    } catch (TimeoutException e) {
      throw new AssertionError("Problems so far: " + session.problems().log(), e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static <T> T onWindowThread(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }
}
