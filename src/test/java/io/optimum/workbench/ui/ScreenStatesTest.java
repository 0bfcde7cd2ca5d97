package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.planner.Planner;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.style.Theme;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.plan.PlanStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Every screen while there is nothing, while work goes on and after it failed: what a user reads
/// there, and what can be done about it.
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class ScreenStatesTest {
  private static final SampleSession SAMPLE = new SampleSession();
  private static Project planned = Project.empty("none");

  @TempDir Path folder;
  private final HeldWork work = new HeldWork(FxTasks.daemonThreads());
  private @Nullable OpenWindow shown;

  /// Of the pictures.
  private static final List<Size> SIZES =
      List.of(
          new Size("", 1440, 900, 1),
          new Size("-150", 960, 600, 1.5),
          new Size("-small", 640, 480, 1));

  /// @param scale pixels of the picture per pixel of the window
  private record Size(String suffix, double width, double height, double scale) {}

  enum State {
    EMPTY,
    BUSY,
    FAILED
  }

  /// What each screen says in each state: a text, and the button that leads on.
  private static final Map<State, Map<Screen, Said>> SAID =
      Map.of(
          State.EMPTY,
          Map.of(
              Screen.WELCOME, new Said("Start with your own engines", "#import-own"),
              Screen.ENGINES, new Said("No engines yet", "#import-first"),
              Screen.COMBINATIONS, new Said("No engines to combine", "#combine-import"),
              Screen.TIMELINE, new Said("Nothing to watch", "#watch-choose"),
              Screen.DEGRADATION, new Said("No engines to measure", "#measure-import"),
              Screen.TRADEOFFS, new Said("No combination to tune", "#tune-choose"),
              Screen.PLAN, new Said("No engines to plan", "#plan-import"),
              Screen.EXPORT, new Said("No plan to export", "#export-make-plan")),
          State.BUSY,
          Map.of(
              Screen.WELCOME, new Said("Opening broken…", null),
              Screen.ENGINES, new Said("Profiled engines", null),
              Screen.COMBINATIONS, new Said("Slowdown, predicted beside measured", null),
              Screen.TIMELINE,
                  new Said(
                      "Running; pacing, priority and batch size in the inspector steer it",
                      "#stop-run"),
              Screen.DEGRADATION, new Said("Predicted beside measured", null),
              Screen.TRADEOFFS, new Said("Worst p99 latency against goodput, predicted", null),
              Screen.PLAN, new Said("Demand per engine", null),
              Screen.EXPORT, new Said("Target", null)),
          State.FAILED,
          Map.of(
              Screen.WELCOME, new Said("project.json", "#open-project"),
              Screen.ENGINES, new Said("bad.profile.json", "#import-files"),
              Screen.COMBINATIONS, new Said("The GPU fell off the bus.", "#measure"),
              Screen.TIMELINE, new Said("The GPU fell off the bus.", "#run-live"),
              Screen.DEGRADATION, new Said("at least", "#measure-campaign-first"),
              Screen.TRADEOFFS, new Said("The GPU fell off the bus.", "#verify-settings"),
              Screen.PLAN, new Said("The GPU fell off the bus.", "#plan-search"),
              Screen.EXPORT, new Said("is a file. Choose a folder", "#export-plan")));

  /// @param action an enabled button; null = there is none but that of the job
  private record Said(String text, @Nullable String action) {}

  @BeforeAll
  static void makeAPlan() {
    planned = SAMPLE.planned(4);
  }

  @AfterEach
  void close() {
    work.release();
    if (shown != null) {
      shown.tasks().jobs().forEach(job -> job.cancel());
      shown.hide();
    }
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void everyScreenSaysWhatIsSoAndWhatToDo(State state) throws Exception {
    OpenWindow open = in(state, Theme.Choice.LIGHT);
    SoftAssertions softly = new SoftAssertions();
    for (Screen screen : Screen.values()) {
      visit(open, screen);
      Said said = said(state, screen);
      softly
          .assertThat(texts(open, screen))
          .as("%s on %s", state, screen)
          .anyMatch(text -> text.contains(said.text));
      if (said.action != null) {
        softly
            .assertThat(isOffered(open, said.action))
            .as("%s on %s: %s", state, screen, said.action)
            .isTrue();
      }
      softly
          .assertThat(isWorking(open, screen))
          .as("%s on %s: busy mark", state, screen)
          .isEqualTo(state == State.BUSY);
    }
    if (state == State.BUSY) {
      open.until(() -> open.node("#running-jobs").isVisible());
    }
    softly
        .assertThat(open.shows("#running-jobs"))
        .as("jobs in sight")
        .isEqualTo(state == State.BUSY);
    softly.assertAll();
  }

  @Test
  void whatAnEmptyScreenOffersIsInSightInTheSmallestWindow() throws Exception {
    OpenWindow open = in(State.EMPTY, Theme.Choice.LIGHT);
    resize(open, SIZES.getLast());
    for (Screen screen : Screen.values()) {
      visit(open, screen);
      Node offered = open.node(Objects.requireNonNull(said(State.EMPTY, screen).action));
      assertThat(onWindowThread(() -> bottom(offered)))
          .as("%s", screen)
          .isLessThan(onWindowThread(() -> top(open.node(".bottom-bar"))));
    }
  }

  private static double top(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMinY();
  }

  private static double bottom(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxY();
  }

  @ParameterizedTest
  @EnumSource(
      value = Theme.Choice.class,
      names = {"LIGHT", "DARK"})
  @Tag("gallery")
  @Timeout(900)
  void drawsThemToBeLookedAt(Theme.Choice theme) throws Exception {
    for (State state : State.values()) {
      OpenWindow open = in(state, theme);
      for (Screen screen : Screen.values()) {
        visit(open, screen);
        for (Size size : SIZES) {
          resize(open, size);
          visit(open, screen);
          picture(
              open, size, "state-%s-%s-%s".formatted(lower(state), lower(screen), lower(theme)));
        }
        resize(open, SIZES.getFirst());
      }
      close();
    }
  }

  private static void resize(OpenWindow open, Size size) {
    onWindowThread(() -> {
      open.stage().setWidth(size.width);
      open.stage().setHeight(size.height);
      return true;
    });
  }

  private static void picture(OpenWindow open, Size size, String name) throws Exception {
    Snapshot.write(
        onWindowThread(() -> Snapshot.of(open.scene().getRoot(), size.scale)),
        Path.of("target/gallery", name + size.suffix + ".png"));
  }

  private static Said said(State state, Screen screen) {
    return Objects.requireNonNull(Objects.requireNonNull(SAID.get(state)).get(screen));
  }

  private OpenWindow in(State state, Theme.Choice choice) throws Exception {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(broken.resolve("project.json"), "{ no project");
    Files.writeString(broken.resolve("bad.profile.json"), "{ no profile");
    Files.writeString(broken.resolve("written"), "a file where a folder is wanted");
    Theme theme = onWindowThread(() -> new Theme(choice));
    Steps steps = state == State.FAILED ? withoutDevice(SAMPLE.steps()) : SAMPLE.steps();
    OpenWindow open = OpenWindow.show(steps, broken, theme, List.of(), work);
    shown = open;
    if (state != State.EMPTY) {
      fill(open, state);
      for (Screen screen : Screen.values()) {
        open.go(screen);
      }
      if (state == State.BUSY) {
        work.hold();
      }
      for (Screen screen : Screen.values()) {
        visit(open, screen);
        begin(open, screen);
        if (state == State.FAILED) {
          open.settle();
        }
      }
    }
    return open;
  }

  private static void fill(OpenWindow open, State state) {
    Project project = state == State.FAILED ? planned.withMeasurements(List.of()) : planned;
    onWindowThread(() -> {
      open.session().show(project, null);
      open.session()
          .deploy(
              "Choose engines",
              project.engines().stream()
                  .limit(2)
                  .map(each -> Deployment.of(each.id(), 1))
                  .toList());
      return true;
    });
  }

  /// What makes each screen work.
  private void begin(OpenWindow open, Screen screen) throws Exception {
    switch (screen) {
      case WELCOME -> open.press("#open-project");
      case ENGINES -> open.press("#import-files");
      case COMBINATIONS -> open.press("#measure");
      case TIMELINE -> open.press("#run-live");
      case DEGRADATION -> open.press("#train");
      case TRADEOFFS -> open.press("#verify-settings");
      case PLAN -> open.press("#plan-search");
      case EXPORT -> export(open);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void export(OpenWindow open) {
    onWindowThread(() -> {
      ComboBox<?> targets = (ComboBox<?>) open.node("#export .combo-box");
      targets.getSelectionModel().select(targets.getItems().size() - 1);
      targets.getSelectionModel().selectFirst();
      return true;
    });
    WaitForAsyncUtils.waitForFxEvents();
    open.press("#export-plan");
  }

  /// Goes there without waiting for work.
  private void visit(OpenWindow open, Screen screen) throws Exception {
    onWindowThread(() -> {
      open.session().selection().screenProperty().set(screen);
      open.scene().getRoot().applyCss();
      open.scene().getRoot().layout();
      return true;
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// A GPU that was there a moment ago.
  private record LostGpu(GpuSpec gpu) implements GpuDevice {
    @Override
    public DeviceCapabilities capabilities() {
      return new DeviceCapabilities(
          "Lost GPU", gpu, Provenance.SIMULATED, Set.of(), true, true, "test");
    }

    @Override
    public void load(EngineProfile profile) {}

    @Override
    public RunResult run(
        RunRequest request, RunControl control, SpanSink spans, Progress progress) {
      throw new IllegalStateException("The GPU fell off the bus.");
    }

    @Override
    public void close() {}
  }

  /// The same steps on a GPU that is gone.
  private static Steps withoutDevice(Steps all) {
    MeasureStep measuring =
        new MeasureStep(
            choice -> new LostGpu(((DeviceChoice.Simulated) choice).gpu()),
            all.gpus(),
            InstantSource.system(),
            1);
    return new Steps(
        all.store(),
        all.gpus(),
        all.importing(),
        all.tracing(),
        measuring,
        all.training(),
        all.predicting(),
        new PlanStep(new Planner(InstantSource.system()), measuring, all.predicting(), all.gpus()),
        all.exporting(),
        all.importingPlans(),
        all.validating(),
        all.replaying(),
        all.carrying(),
        all.networks(),
        all.verifying(),
        all.evaluating(),
        all.evaluatingTables(),
        all.trainingOnCatalogue(),
        all.gpuTools(),
        all.recording());
  }

  private static List<String> texts(OpenWindow open, Screen screen) {
    return onWindowThread(() ->
        Stream.concat(
                open.node("#" + lower(screen)).lookupAll(".label").stream(),
                open.node("#" + lower(screen)).lookupAll(".table-cell").stream())
            .filter(ScreenStatesTest::isSeen)
            .map(each -> ((javafx.scene.control.Labeled) each).getText())
            .filter(text -> text != null)
            .toList());
  }

  private static boolean isOffered(OpenWindow open, String button) {
    return onWindowThread(() -> {
      Node found = open.scene().lookup(button);
      return found instanceof ButtonBase && isSeen(found) && !found.isDisabled();
    });
  }

  private static boolean isWorking(OpenWindow open, Screen screen) {
    return onWindowThread(() ->
        open.node("#" + lower(screen)).lookupAll(".busy").stream()
            .anyMatch(ScreenStatesTest::isSeen));
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
