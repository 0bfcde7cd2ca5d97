package io.optimum.workbench.ui.shell.bottom;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.fx.Job;
import io.optimum.workbench.ui.session.Problems;
import io.optimum.workbench.ui.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class BottomBarTest {
  @BeforeAll
  static void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  private final FxTasks tasks = new FxTasks(FxTasks.daemonThreads(), InstantSource.system());
  private final BottomBar bar = onWindowThread(() -> new BottomBar(new Session(), tasks));

  @Test
  void workWithCheckpointsCanBePausedAndResumed() throws Exception {
    AtomicInteger trials = new AtomicInteger();
    tasks.run(
        "Measure training campaign",
        progress -> {
          while (true) {
            progress.checkpoint();
            progress.report(0.4, "Trial " + trials.incrementAndGet());
          }
        },
        _ -> {},
        _ -> {});
    until(() -> shown().equals(List.of("Pause", "Cancel")));
    press("Pause");
    until(() -> shown().equals(List.of("Resume", "Cancel")));
    press("Resume");
    int before = trials.get();
    until(() -> trials.get() > before);
    assertThat(onWindowThread(this::shown)).containsExactly("Pause", "Cancel");
  }

  @Test
  void aTitleThatIsCutIsWholeInItsTooltip() throws Exception {
    String title = "Measure " + "resnet50-fp16 b1 + ".repeat(9) + "vgg19-fp16 b4";
    CountDownLatch end = new CountDownLatch(1);
    tasks.run(title, _ -> end.await(20, TimeUnit.SECONDS), _ -> {}, _ -> {});
    until(() -> bar.lookup(".job-row .section-title") != null);
    Label shown = (Label) bar.lookup(".job-row .section-title");
    assertThat(shown.getTooltip().getText()).isEqualTo(title);
    end.countDown();
  }

  @Test
  void aTitleIsNotCutWhileThereIsRoomBesideIt() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    tasks.run(
        "Measure resnet50-fp16 b1 + bert-base-fp16 b4",
        _ -> end.await(20, TimeUnit.SECONDS),
        _ -> {},
        _ -> {});
    until(() -> bar.lookup(".job-row .section-title") != null);
    double missing =
        onWindowThread(() -> {
          new Scene(bar, 640, 300).snapshot(null);
          Label title = (Label) bar.lookup(".job-row .section-title");
          return title.prefWidth(-1) - title.getWidth();
        });
    end.countDown();
    assertThat(missing).isLessThan(1);
  }

  @Test
  void barsAreBelowEachOtherWhateverStandsAtTheEndOfTheirRows() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    tasks.run(
        "Measure training campaign",
        progress -> {
          progress.checkpoint();
          progress.report(0.4, "Trial 12 of 30: resnet50-fp16 beside bert-base-fp16 and another");
          return end.await(20, TimeUnit.SECONDS);
        },
        _ -> {},
        _ -> {});
    tasks.run("Search plan", _ -> end.await(20, TimeUnit.SECONDS), _ -> {}, _ -> {});
    until(() -> shown().size() == 3);
    List<Double> starts =
        onWindowThread(() -> {
          new Scene(bar, 640, 300).snapshot(null);
          return bar.lookupAll(".job-row .progress-bar").stream()
              .map(each -> each.localToScene(0, 0).getX())
              .toList();
        });
    end.countDown();
    assertThat(starts).hasSize(2);
    assertThat(starts.getFirst()).isEqualTo(starts.getLast());
  }

  @Test
  void saysHowManyJobsRunBesideThoseInSight() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < 5; i++) {
      tasks.run("Measure " + i, _ -> end.await(20, TimeUnit.SECONDS), _ -> {}, _ -> {});
    }
    ToggleButton jobs = (ToggleButton) bar.lookup("#show-jobs");
    until(() -> jobs.getText().equals("Jobs (2 more)"));
    assertThat(bar.lookupAll("#running-jobs .job-row")).hasSize(3);
    end.countDown();
    until(() -> jobs.getText().equals("Jobs"));
  }

  @Test
  void workWithoutCheckpointsCanOnlyBeCancelled() throws Exception {
    AtomicInteger epochs = new AtomicInteger();
    tasks.run(
        "Train predictor",
        progress -> {
          while (true) {
            progress.report(0.4, "epoch " + epochs.incrementAndGet());
          }
        },
        _ -> {},
        _ -> {});
    until(() -> shown().contains("Cancel"));
    int before = epochs.get();
    until(() -> epochs.get() > before + 1_000);
    assertThat(onWindowThread(this::shown)).containsExactly("Cancel");
  }

  @Test
  void workThatIsOverAtOnceDoesNotFlash() throws Exception {
    Set<String> seen = new TreeSet<>();
    VBox rows = onWindowThread(() -> (VBox) bar.lookup("#running-jobs"));
    onWindowThread(() -> {
      rows.getChildren()
          .addListener((ListChangeListener<Node>) _ -> titles(rows).forEach(seen::add));
      return true;
    });
    CountDownLatch release = new CountDownLatch(1);
    tasks.run("Compare with measurements", _ -> "at once", _ -> {}, _ -> {});
    tasks.run("Search plan", _ -> release.await(20, TimeUnit.SECONDS), _ -> {}, _ -> {});
    until(() -> !titles(rows).isEmpty());
    release.countDown();
    until(() -> titles(rows).isEmpty());
    assertThat(seen).containsExactly("Search plan");
  }

  private static List<String> titles(VBox rows) {
    return rows.getChildren().stream()
        .map(row -> ((Label) row.lookup(".section-title")).getText())
        .toList();
  }

  @Test
  void theTimeLeftIsNoFinerThanASecond() {
    assertThat(JobRow.left(Duration.ofMillis(5_720))).isEqualTo("6 s left");
    assertThat(JobRow.left(Duration.ofMillis(200))).isEqualTo("1 s left");
    assertThat(JobRow.left(Duration.ofSeconds(754))).isEqualTo("12 min 34 s left");
  }

  @Test
  void aJobInASmallWindowCanBeReadAndStopped() throws Exception {
    Stage stage = onWindowThread(this::smallWindow);
    CountDownLatch release = new CountDownLatch(1);
    tasks.run(
        "Measure training campaign",
        progress -> {
          progress.checkpoint();
          progress.report(0.4, "Trial 12 of 30: resnet50-fp16 and bert-base-fp16 and others");
          return release.await(20, TimeUnit.SECONDS);
        },
        _ -> {},
        _ -> {});
    until(() -> shown().equals(List.of("Pause", "Cancel")) && bar.lookup(".list-view") != null);
    assertThat(onWindowThread(() -> buttons().stream().filter(Button::isTextTruncated).toList()))
        .isEmpty();
    assertThat(onWindowThread(this::sidewaysBars)).noneMatch(Node::isVisible);
    release.countDown();
    onWindowThread(() -> {
      stage.hide();
      return true;
    });
  }

  @Test
  void theListOfJobsStopsEveryOneAndShowsNoneTwice() throws Exception {
    Stage stage = onWindowThread(this::smallWindow);
    AtomicBoolean end = new AtomicBoolean();
    for (int i = 0; i < 4; i++) {
      tasks.run(
          "Job " + i,
          progress -> {
            while (!end.get()) {
              progress.report(0.4, "epoch");
              Thread.sleep(10);
            }
            return "";
          },
          _ -> {},
          _ -> {});
    }
    until(() -> shown().equals(Collections.nCopies(4, "Cancel")));
    Duration inTheBar = Duration.ofMillis(400);
    until(() -> tasks.jobs().stream().allMatch(job -> job.age().compareTo(inTheBar) > 0));
    assertThat(onWindowThread(this::shown)).hasSize(4);
    press("Cancel");
    until(() -> shown().equals(Collections.nCopies(3, "Cancel")));
    end.set(true);
    onWindowThread(() -> {
      stage.hide();
      return true;
    });
  }

  private Stage smallWindow() throws TimeoutException {
    Stage stage = FxToolkit.registerStage(Stage::new);
    stage.setScene(new Scene(bar, 640, 300));
    stage.show();
    ((ToggleButton) bar.lookup("#show-jobs")).fire();
    return stage;
  }

  private List<ScrollBar> sidewaysBars() {
    bar.applyCss();
    bar.layout();
    return bar.lookupAll(".scroll-bar").stream()
        .map(ScrollBar.class::cast)
        .filter(each -> each.getOrientation() == Orientation.HORIZONTAL)
        .toList();
  }

  @Test
  void aJobThatFailedSaysWhereToRead() throws Exception {
    onWindowThread(() -> {
      ((ToggleButton) bar.lookup("#show-jobs")).fire();
      return new Scene(bar, 640, 300);
    });
    tasks.run("Train predictor", _ -> Integer.parseInt("no row"), _ -> {}, _ -> {});
    until(() -> {
      bar.applyCss();
      bar.layout();
      return bar.lookupAll(".label").stream()
          .anyMatch(each -> ((Label) each).getText().equals("failed, see log"));
    });
  }

  @Test
  void whatHasEndedDoesNotSayWhatItDidLast() throws Exception {
    onWindowThread(() -> {
      ((ToggleButton) bar.lookup("#show-jobs")).fire();
      return new Scene(bar, 640, 300);
    });
    tasks.run(
        "Measure",
        progress -> {
          progress.report(0.5, "Running");
          return "";
        },
        _ -> {},
        _ -> {});
    until(() -> labels().contains("done"));
    assertThat(onWindowThread(this::labels)).contains("Measure").doesNotContain("Running");
  }

  private List<String> labels() {
    bar.applyCss();
    bar.layout();
    return bar.lookupAll(".label").stream().map(each -> ((Label) each).getText()).toList();
  }

  /// Not by its colour alone.
  @Test
  void aLineOfTheLogSaysHowBadItIs() {
    Problem problem = Problem.warning("a.json", "line 3", "It is old.", "Record it again.");
    assertThat(LogPanel.line(new Problems.Logged(Instant.EPOCH, problem)))
        .endsWith("  warning  a.json (line 3): It is old. Record it again.");
  }

  /// A bar without a known end is moved by its skin, seen or not.
  @Test
  void theBarOfWorkThatHasEndedMovesNoMore() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Stage stage = onWindowThread(() -> FxToolkit.registerStage(Stage::new));
    onWindowThread(() -> {
      stage.setScene(new Scene(bar, 600, 100));
      stage.show();
      return true;
    });
    tasks.run("Open project", _ -> release.await(20, TimeUnit.SECONDS), _ -> {}, _ -> {});
    until(() -> bar.lookup(".progress-bar .bar") != null);
    ProgressBar moving = onWindowThread(() -> (ProgressBar) bar.lookup(".progress-bar"));
    release.countDown();
    until(() -> bar.lookup(".job-row") == null);
    assertThat(moving.getSkin()).isNull();
    onWindowThread(() -> {
      stage.hide();
      return true;
    });
  }

  @AfterEach
  void cancel() {
    onWindowThread(() -> {
      tasks.jobs().forEach(Job::cancel);
      return true;
    });
  }

  private void press(String text) {
    onWindowThread(() -> {
      button(text).fire();
      return true;
    });
  }

  private Button button(String text) {
    return buttons().stream().filter(each -> each.getText().equals(text)).findFirst().orElseThrow();
  }

  /// The buttons of the jobs that run.
  private List<String> shown() {
    return buttons().stream().filter(Button::isVisible).map(Button::getText).toList();
  }

  private List<Button> buttons() {
    return bar.lookupAll(".job-row .button").stream().map(Button.class::cast).toList();
  }

  private static void until(Callable<Boolean> reached) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onWindowThread(reached));
  }

  private static <T> T onWindowThread(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(20_000, action);
  }
}
