package io.optimum.workbench.planner.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.FakeMeasurer;
import io.optimum.workbench.planner.PairwisePredictor;
import io.optimum.workbench.planner.SampleWorld;
import io.optimum.workbench.task.Progress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearnedPredictorTest {
  private static final Profiles PROFILES = SampleWorld.profiles(4, SampleWorld.GPU);
  private final PairwisePredictor base = new PairwisePredictor(1);
  private final LearnedPredictor learned = new LearnedPredictor(base);

  @Test
  void whatWasMeasuredIsKnown() {
    learn(3, 0, 1);

    assertThat(slowdown(0, 0, 1)).isEqualTo(Interval.exactly(3));
  }

  @Test
  void anEngineThatWasMissedIsExpectedToBeSlowerElsewhereToo() {
    double before = slowdown(0, 0, 2).mid();
    learn(2 * before, 0, 1);

    assertThat(slowdown(0, 0, 2).mid()).isGreaterThan(before);
  }

  @Test
  void oneMeasurementMovesLessThanTheWholeMiss() {
    double before = slowdown(0, 0, 2).mid();
    double first = slowdown(0, 0, 1).mid();
    learn(2 * first, 0, 1);

    assertThat(slowdown(0, 0, 2).mid()).isLessThan(2 * before);
  }

  @Test
  void measurementsAsPredictedNarrowTheInterval() {
    double before = width(slowdown(0, 0, 3));
    for (int other = 1; other < 3; other++) {
      Combination pair = combination(0, other);
      learned.learn(
          PROFILES.profiled(SampleWorld.spec(), pair),
          new FakeMeasurer(each -> slowdown(0, 0, 1).mid())
              .measure(SampleWorld.GPU, List.of(pair), 1, Progress.none())
              .getFirst()
              .measurement());
    }
    assertThat(width(slowdown(0, 0, 3))).isNotCloseTo(before, within(1e-9));
  }

  @Test
  void aloneThereIsNothingToLearn() {
    learn(1, 0);

    assertThat(slowdown(0, 0)).isEqualTo(Interval.exactly(1));
  }

  private static double width(Interval interval) {
    return Math.log(interval.high() / interval.low());
  }

  private void learn(double slowdown, int... engines) {
    Combination combination = combination(engines);
    learned.learn(
        PROFILES.profiled(SampleWorld.spec(), combination),
        new FakeMeasurer(_ -> slowdown)
            .measure(SampleWorld.GPU, List.of(combination), 1, Progress.none())
            .getFirst()
            .measurement());
  }

  private Interval slowdown(int index, int... engines) {
    ProfiledCombination profiled = PROFILES.profiled(SampleWorld.spec(), combination(engines));
    return learned.predict(profiled).slowdowns().get(index);
  }

  private static Combination combination(int... engines) {
    return Combination.ofStreams(
        IntStream.of(engines).mapToObj(i -> Deployment.of(SampleWorld.engine(i), 8)).toList());
  }
}
