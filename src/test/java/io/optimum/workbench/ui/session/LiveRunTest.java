package io.optimum.workbench.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.Steering;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.task.TaskHandle;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.task.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LiveRunTest {
  private final Session session = new Session();
  private final Deployment alpha = Deployment.of(new EngineId("alpha"), 1);
  private final List<RunControl> controls = new ArrayList<>();
  private final LiveRun live =
      new LiveRun(
          session,
          _ ->
              (_, _, control, _, _) -> {
                controls.add(control);
                return TestData.measurement(1).colocated();
              },
          new Unfinished());

  @Test
  void namesWhoElseUsesTheGpuAndRunsBesideThemWhenTold() {
    LiveRun shared =
        new LiveRun(session, _ -> LiveRun.Runner.of(BusyGpu.measuring()), new InlineTasks());
    session.show(TestData.project(), null);
    session.deploy("Choose engines", List.of(alpha));
    shared.start();
    assertThat(shared.problemProperty().get()).contains("Other processes use fake: 17 python3.");
    assertThat(shared.outcomeProperty().get()).isNull();
    Notice offer = session.notices().all().getFirst();
    session.notices().answer(offer, offer.answers().getFirst());
    assertThat(shared.problemProperty().get()).isEmpty();
    assertThat(shared.outcomeProperty().get()).isNotNull();
  }

  @Test
  void steersTheRunWhenASettingChanges() {
    session.show(TestData.project(), null);
    session.deploy("Choose engines", List.of(alpha));
    live.start();
    Pacing slow = new Pacing.TokenBucket(10);
    session.deploy("Change pacing", List.of(alpha.withPacing(slow)));
    session.deploy(
        "Change priority", List.of(alpha.withPacing(slow).withPriority(StreamPriority.HIGH)));
    assertThat(controls.getFirst().drain())
        .containsExactly(
            new Steering.SetPacing(0, slow), new Steering.SetPriority(0, StreamPriority.HIGH));
  }

  @Test
  void steersBackWhenTheChangeIsUndone() {
    session.show(TestData.project(), null);
    session.deploy("Choose engines", List.of(alpha));
    live.start();
    session.deploy("Change priority", List.of(alpha.withPriority(StreamPriority.LOW)));
    session.undo();
    assertThat(controls.getFirst().drain())
        .containsExactly(
            new Steering.SetPriority(0, StreamPriority.LOW),
            new Steering.SetPriority(0, StreamPriority.NORMAL));
  }

  @Test
  void saysWhetherTheChosenSettingsSteerTheRun() {
    session.show(TestData.project(), null);
    session.deploy("Choose engines", List.of(alpha));
    assertThat(live.steeringProperty().get()).as("before a run").isFalse();
    live.start();
    assertThat(live.steeringProperty().get()).isTrue();
    session.deploy("Choose engines", List.of(Deployment.of(new EngineId("beta"), 8)));
    assertThat(live.steeringProperty().get()).as("other engines").isFalse();
    session.deploy("Choose engines", List.of(alpha.withBatchSize(2)));
    assertThat(live.steeringProperty().get()).isTrue();
    live.stop();
    assertThat(live.steeringProperty().get()).as("after it").isFalse();
    live.play(
        live.requestProperty().get(),
        Provenance.SIMULATED,
        (_, _, _, _, _) -> TestData.measurement(1).colocated(),
        "Replayed. ");
    assertThat(live.runningProperty().get()).isTrue();
    assertThat(live.steeringProperty().get()).as("a replay").isFalse();
  }

  @Test
  void leavesTheRunAloneWhenOtherEnginesAreChosen() {
    session.show(TestData.project(), null);
    session.deploy("Choose engines", List.of(alpha));
    live.start();
    session.deploy("Choose engines", List.of(Deployment.of(new EngineId("beta"), 8)));
    assertThat(controls.getFirst().drain()).isEmpty();
  }

  @Test
  void stopsWhenAProjectWithoutItsEnginesIsOpened() {
    session.show(TestData.project(), null);
    session.deploy("Choose engines", List.of(alpha));
    live.start();
    session.edit(
        "Forget demand",
        project -> project.withSettings(project.settings().withTargets(List.of())));
    assertThat(live.runningProperty().get()).isTrue();
    session.show(Project.empty("Another"), null);
    assertThat(live.runningProperty().get()).isFalse();
  }

  @Test
  void asksForATraceAtTheChosenSpeed() {
    session.show(TestData.project(), null);
    session.deploy("Choose engines", List.of(alpha));
    live.speedProperty().set(0.1);
    live.start();
    assertThat(live.requestProperty().get())
        .satisfies(request -> assertThat(request.trace()).isTrue())
        .satisfies(request -> assertThat(request.speed()).isEqualTo(0.1));
  }

  /// Starts work and never says that it ended.
  private static final class Unfinished implements Tasks {
    @Override
    public <T> TaskHandle run(
        String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
      return new InlineTasks().run(title, work, _ -> {}, failed);
    }
  }
}
