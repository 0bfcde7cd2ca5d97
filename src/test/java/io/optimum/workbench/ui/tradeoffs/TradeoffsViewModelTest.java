package io.optimum.workbench.ui.tradeoffs;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.strategy.SettingsExplorer;
import io.optimum.workbench.strategy.SettingsSpace;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.task.TaskHandle;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.task.Work;
import io.optimum.workbench.ui.session.BusyGpu;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradeoffsViewModelTest {
  @TempDir Path folder;
  private final Session session = new Session();
  private final Steps steps = Workbench.create().steps();
  private TradeoffsViewModel model = model(Path.of(""));

  private TradeoffsViewModel model(Path drafts) {
    return model(drafts, steps.measuring());
  }

  private TradeoffsViewModel model(Path drafts, MeasureStep measuring) {
    return model(drafts, measuring, new InlineTasks());
  }

  private TradeoffsViewModel model(Path drafts, MeasureStep measuring, Tasks tasks) {
    return new TradeoffsViewModel(
        session,
        new TradeoffsViewModel.Steps(
            new SettingsExplorer(
                new ServiceModel(Batching.atOnce()), SettingsSpace.standard(), 300),
            steps.predicting(),
            steps.gpus(),
            measuring,
            new ProjectFiles(session, steps.store(), new InlineTasks(), drafts)),
        tasks);
  }

  @BeforeEach
  void chooseEngines() {
    model = model(folder);
    session.show(TestData.project(), null);
    session.deploy("Choose engines", TestData.measurement(1).combination().deployments());
  }

  @Test
  void exploresTheSettingsOfWhatIsChosen() {
    assertThat(model.explorationProperty().get()).isNotNull();
    assertThat(model.currentProperty().get().combination().deployments())
        .isEqualTo(session.selection().deployments());
  }

  @Test
  void showsTheSettingsNowWhileOthersAreExplored() {
    model = model(folder, steps.measuring(), new HeldTasks());
    assertThat(model.explorationProperty().get()).isNull();
    assertThat(model.currentProperty().get().combination().deployments())
        .isEqualTo(session.selection().deployments());
  }

  @Test
  void isSilentAboutAnExplorationThatAnotherOvertook() {
    HeldTasks held = new HeldTasks();
    model = model(folder, steps.measuring(), held);
    model.fullLoadProperty().set(false);
    held.failures.getFirst().accept(new CancellationException());
    assertThat(model.busyProperty().get()).isTrue();
    assertThat(model.problemProperty().get()).isEmpty();
    held.failures.getLast().accept(new CancellationException());
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.problemProperty().get()).isNotEmpty();
  }

  /// Work that goes on for ever.
  private static final class HeldTasks implements Tasks {
    private final List<Consumer<Throwable>> failures = new ArrayList<>();

    @Override
    public <T> TaskHandle run(
        String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
      failures.add(failed);
      return TaskHandle.finished();
    }
  }

  @Test
  void neverLosesGoodputTowardThroughput() {
    model.weightProperty().set(0);
    OperatingPoint fast = model.currentProperty().get();
    model.weightProperty().set(1);
    OperatingPoint productive = model.currentProperty().get();
    assertThat(productive.goodputPerSecond().mid())
        .isGreaterThanOrEqualTo(fast.goodputPerSecond().mid());
    assertThat(fast.latencyRatio().mid()).isLessThanOrEqualTo(productive.latencyRatio().mid());
  }

  @Test
  void takesAWholeDragBackInOneStep() {
    List<Deployment> before = session.selection().deployments();
    model.beginGesture();
    model.weightProperty().set(0.9);
    model.weightProperty().set(0.1);
    model.weightProperty().set(1);
    model.endGesture();
    session.undo();
    assertThat(session.selection().deployments()).isEqualTo(before);
  }

  @Test
  void movesTheSlidersBackAndForthWithTheSettingsTheyChose() {
    model.beginGesture();
    model.weightProperty().set(0.2);
    model.sloSlackProperty().set(0.1);
    model.weightProperty().set(1);
    model.endGesture();
    List<Deployment> chosen = session.selection().deployments();
    session.undo();
    assertThat(model.weightProperty().get()).isEqualTo(0.5);
    assertThat(model.sloSlackProperty().get()).isZero();
    session.redo();
    assertThat(model.weightProperty().get()).isEqualTo(1);
    assertThat(model.sloSlackProperty().get()).isEqualTo(0.1);
    assertThat(session.selection().deployments()).isEqualTo(chosen);
  }

  @Test
  void remembersWhereADragBegan() {
    OperatingPoint before = model.currentProperty().get();
    model.beginGesture();
    model.weightProperty().set(0);
    model.weightProperty().set(1);
    assertThat(model.previousProperty().get()).isEqualTo(before);
    model.endGesture();
  }

  @Test
  void showsNothingWhenNothingIsChosen() {
    session.deploy("Clear", List.of());
    assertThat(model.explorationProperty().get()).isNull();
    assertThat(model.currentProperty().get()).isNull();
  }

  @Test
  void lightsTheBestSettingsUnderALatencyLimit() {
    double limit = LatencyLimit.worstP99Nanos(model.currentProperty().get());
    model.limitNanosProperty().set(limit);
    OperatingPoint best = model.limitProperty().get().best().orElseThrow();
    assertThat(LatencyLimit.worstP99Nanos(best)).isLessThanOrEqualTo(limit);
    assertThat(model.explorationProperty().get().points())
        .filteredOn(each -> LatencyLimit.worstP99Nanos(each) <= limit)
        .allSatisfy(each ->
            assertThat(each.goodputPerSecond().mid())
                .isLessThanOrEqualTo(best.goodputPerSecond().mid()));
    model.take(best);
    assertThat(session.selection().deployments()).isEqualTo(best.combination().deployments());
  }

  @Test
  void saysWhatIsLeastWhenNothingKeepsALimit() {
    model.limitNanosProperty().set(1);
    assertThat(model.limitProperty().get().isMissed()).isTrue();
    assertThat(model.limitProperty().get().lowestNanos()).isGreaterThan(1);
  }

  @Test
  void comparesTwoSettingsKnobByKnob() {
    model.keep();
    OperatingPoint a = model.keptProperty().get();
    Deployment first = session.selection().deployments().getFirst();
    List<Deployment> changed = new ArrayList<>(session.selection().deployments());
    changed.set(0, first.withBatchSize(8).withStreams(2));
    session.deploy("Change knobs", changed);
    assertThat(Contrast.of(a, model.currentProperty().get()).rows())
        .extracting(Contrast.Row::what)
        .contains("Goodput", "Streams of " + first.engine())
        .doesNotContain("CUDA graph of " + first.engine());
    model.swap();
    assertThat(session.selection().deployments()).isEqualTo(a.combination().deployments());
  }

  @Test
  void measuresTheSettingsAndShowsTheMiss() {
    model.verify();
    Verification seen = model.verifying().outcomeProperty().get();
    assertThat(seen.rows())
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.sampleCount()).isPositive());
    assertThat(session.project().measurements()).hasSize(1);
    assertThat(seen.measuredStp()).isEqualTo(session.project().measurements().getFirst().stp());
  }

  @Test
  void onAGpuThatOthersUseItMeasuresTheSettingsOnlyWhenTold() {
    model = model(folder, BusyGpu.measuring());
    session.show(TestData.project().withMeasurements(List.of()), null);
    session.deploy("Choose engines", TestData.measurement(1).combination().deployments());
    model.verify();
    assertThat(model.verifying().problemProperty().get())
        .contains("Other processes use fake: 17 python3.");
    assertThat(model.verifying().busyProperty().get()).isFalse();
    Notice offer = session.notices().all().getFirst();
    session.notices().answer(offer, offer.answers().getFirst());
    assertThat(session.project().measurements()).hasSize(1);
  }

  @Test
  void steersTheRunThatGoesOn() {
    List<RunControl> controls = new ArrayList<>();
    LiveRun live =
        new LiveRun(
            session,
            _ ->
                (_, _, control, _, _) -> {
                  controls.add(control);
                  return TestData.measurement(1).colocated();
                },
            new Tasks() {
              @Override
              public <T> TaskHandle run(
                  String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
                return new InlineTasks().run(title, work, _ -> {}, failed);
              }
            });
    live.start();
    model.weightProperty().set(1);
    assertThat(controls.getFirst().drain()).isNotEmpty();
  }
}
