package io.optimum.workbench.ui.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.task.InlineTasks;
import io.optimum.workbench.ui.SampleSession;
import io.optimum.workbench.ui.session.BusyGpu;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import io.optimum.workbench.ui.timeline.span.Track;
import io.optimum.workbench.workflow.Steps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoloRunsTest {
  private final SampleSession sample = new SampleSession();
  private final Session session = new Session();

  @Test
  void everyEngineRunsAloneAndLiesAtItsPlace() {
    SpanSnapshot alone = run(Counterpart.ALONE);
    assertThat(alone.lanes()).extracting(lane -> lane.lane().deployment()).containsExactly(0, 1);
    RangeStatistics together =
        RangeStatistics.of(Runs.none().withWatched(alone), new TimeRange(0, alone.endNanos()));
    assertThat(together.rows().getFirst().slowdown()).isCloseTo(1, within(0.02));
  }

  @Test
  void thePredictionStretchesWhatEachDoesAlone() {
    SpanSnapshot alone = run(Counterpart.ALONE);
    SpanSnapshot predicted = run(Counterpart.PREDICTED);
    for (int lane = 0; lane < 2; lane++) {
      Track before = alone.lanes().get(lane).inferences();
      Track after = predicted.lanes().get(lane).inferences();
      double stretch = after.durationNanos(2) / (double) before.durationNanos(2);
      assertThat(stretch).isGreaterThan(1.01);
      assertThat(after.startNanos(2))
          .isCloseTo((long) (before.startNanos(2) * stretch), within(99L));
    }
  }

  @Test
  void onAGpuThatOthersUseTheyRunOnlyWhenTold() {
    session.show(TestData.project(), null);
    List<SpanSnapshot> done = new ArrayList<>();
    RunRequest together = TestData.measurement(1).colocated().request();
    new SoloRuns(
            session,
            LiveRun.Runner.of(BusyGpu.measuring()),
            sample.steps().predicting(),
            new InlineTasks())
        .run(Counterpart.ALONE, together, 20_000_000, done::add);
    assertThat(done).isEmpty();
    Notice offer = session.notices().all().getFirst();
    assertThat(offer.text()).contains("Other processes use fake: 17 python3.");
    session.notices().answer(offer, offer.answers().getFirst());
    assertThat(done).hasSize(1);
  }

  private SpanSnapshot run(Counterpart wanted) {
    Steps steps = sample.steps();
    session.show(sample.fresh(), null);
    List<SpanSnapshot> done = new ArrayList<>();
    new SoloRuns(session, steps.measuring()::watch, steps.predicting(), new InlineTasks())
        .run(wanted, request(), 20_000_000, done::add);
    assertThat(session.problems().log()).isEmpty();
    return done.getFirst();
  }

  private RunRequest request() {
    GpuId gpu = session.selection().gpuProperty().get();
    List<EngineId> engines =
        session.project().engines().stream().map(each -> each.id()).limit(2).toList();
    Combination two =
        Combination.ofStreams(engines.stream().map(each -> Deployment.of(each, 4)).toList());
    return RunRequest.closedLoop(gpu, two, 1_000_000, StopRule.after(20_000_000), 7);
  }
}
