package io.optimum.workbench.planner.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.planner.FakeMeasurer;
import io.optimum.workbench.planner.PairwisePredictor;
import io.optimum.workbench.planner.Planner;
import io.optimum.workbench.planner.PlannerSession;
import io.optimum.workbench.planner.SampleWorld;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.task.Progress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PredictThenMeasureTest {
  private static final int ENGINES = 8;

  @Test
  void aBetterPlanIsFoundWhenThePredictionIsWrong() {
    ToDoubleFunction<Combination> truth = PredictThenMeasureTest::lowNumbersDoNotMix;

    Plan predicted = plan(0, new FakeMeasurer(truth));
    Plan measured = plan(12, new FakeMeasurer(truth));

    assertThat(measured.stp()).isGreaterThan(stp(predicted, truth));
  }

  @Test
  void aBudgetOfOnePlanGivesAMeasuredPlan() {
    Plan plan = plan(1, new FakeMeasurer(PredictThenMeasureTest::lowNumbersDoNotMix));

    assertThat(plan.provenance()).isEqualTo(Provenance.SIMULATED);
  }

  @Test
  void noMorePlansAreMeasuredThanAllowed() {
    FakeMeasurer measurer = new FakeMeasurer(PredictThenMeasureTest::lowNumbersDoNotMix);

    plan(3, measurer);

    assertThat(measurer.measured).hasSizeLessThanOrEqualTo(3 * ENGINES);
  }

  @Test
  void itStopsEarlyWhenNothingBetterIsExpected() {
    FakeMeasurer measurer = new FakeMeasurer(_ -> 1.0);

    Plan plan = plan(1_000, measurer);

    assertThat(measurer.measured).hasSizeLessThan(1_000);
    assertThat(plan.why())
        .anyMatch(term -> term.text().contains("No other candidate is expected to be better"));
  }

  @Test
  void itStopsSoonWhereMeasurementsComeOutAsPredicted() {
    FakeMeasurer measurer = new FakeMeasurer(PredictThenMeasureTest::asPredicted);

    plan(1_000, measurer);

    assertThat(measurer.measured).filteredOn(each -> each.size() > 1).hasSizeLessThan(6);
  }

  @Test
  void theSameSeedMeasuresTheSame() {
    FakeMeasurer first = new FakeMeasurer(PredictThenMeasureTest::lowNumbersDoNotMix);
    FakeMeasurer second = new FakeMeasurer(PredictThenMeasureTest::lowNumbersDoNotMix);

    plan(4, first);
    plan(4, second);

    assertThat(first.measured).isEqualTo(second.measured);
  }

  @Test
  void stoppedWhileMeasuringItsBestIsTheBestMeasuredSoFar() {
    FakeMeasurer measurer = new FakeMeasurer(PredictThenMeasureTest::lowNumbersDoNotMix);
    PlannerSession session = session(1_000, measurer);

    assertThatThrownBy(() ->
            session.run((_, _) -> {
              if (measurer.measured.size() > ENGINES) {
                throw new CancellationException("Stopped.");
              }
            }))
        .isInstanceOf(CancellationException.class);

    assertThat(session.best())
        .hasValueSatisfying(plan -> {
          assertThat(plan.provenance()).isEqualTo(Provenance.SIMULATED);
          assertThat(plan.gpus()).allMatch(each -> measurer.measured.contains(each.combination()));
        });
  }

  @Test
  void noCombinationIsMeasuredTwice() {
    FakeMeasurer measurer = new FakeMeasurer(PredictThenMeasureTest::lowNumbersDoNotMix);

    plan(12, measurer);

    assertThat(measurer.measured).doesNotHaveDuplicates();
  }

  private static double stp(Plan plan, ToDoubleFunction<Combination> slowdown) {
    return plan.gpus().stream()
        .map(PlannedGpu::combination)
        .mapToDouble(each -> each.size() / slowdown.applyAsDouble(each))
        .average()
        .orElseThrow();
  }

  private static double asPredicted(Combination combination) {
    return new PairwisePredictor(3)
            .predict(
                SampleWorld.profiles(ENGINES, SampleWorld.GPU)
                    .profiled(SampleWorld.spec(), combination))
            .slowdowns()
            .stream()
            .mapToDouble(Interval::mid)
            .average()
            .orElseThrow();
  }

  private static double lowNumbersDoNotMix(Combination combination) {
    long low =
        combination.deployments().stream()
            .filter(each -> Integer.parseInt(each.engine().value().substring(1)) < ENGINES / 2)
            .count();
    return low > 1 ? 6 : 1.3;
  }

  private static Plan plan(int measureTop, FakeMeasurer measurer) {
    return session(measureTop, measurer).run(Progress.none());
  }

  private static PlannerSession session(int measureTop, FakeMeasurer measurer) {
    PlanRequest request =
        new PlanRequest(
            SampleWorld.saturating(ENGINES),
            List.of(new GpuCount(SampleWorld.GPU, ENGINES)),
            Objective.HIGHEST_STP,
            3,
            0.1,
            List.of(),
            measureTop,
            5_000,
            1);
    PlanContext context =
        PlanContext.of(
            Map.of(SampleWorld.GPU, SampleWorld.spec()),
            SampleWorld.profiles(ENGINES, SampleWorld.GPU),
            new PairwisePredictor(3),
            measurer);
    return new Planner(InstantSource.system())
        .session(request, context, SearchListener.none(), Progress.none());
  }
}
