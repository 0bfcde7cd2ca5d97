package io.optimum.workbench.predictor;

import static io.optimum.workbench.predictor.SyntheticEngines.engine;
import static io.optimum.workbench.predictor.SyntheticEngines.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The law: 4 for a low priority, 3 for a normal one, 1.5 for a high one. What learned says 2 of
/// all of them, from 1 to 6.
class PrioritiesPredictorTest {
  private final Says learned = new Says(false, _ -> new Interval(1, 2, 6));
  private final Says unseen = new Says(true, _ -> new Interval(1, 2, 6));
  private final Says law = new Says(false, PrioritiesPredictorTest::byPriority);

  @Test
  void whatWasLearnedStands() {
    ProfiledCombination asked = with(StreamPriority.HIGH, StreamPriority.LOW);

    assertThat(new PrioritiesPredictor(learned, law).predict(asked))
        .isEqualTo(learned.predict(asked));
  }

  @Test
  void equalPrioritiesAreAsGoodAsNone() {
    ProfiledCombination asked = with(StreamPriority.HIGH, StreamPriority.HIGH);
    SlowdownPredictor predictor = new PrioritiesPredictor(unseen, law);

    assertThat(predictor.predict(asked)).isEqualTo(unseen.predict(asked));
    assertThat(predictor.predictAll(List.of(asked))).isEqualTo(unseen.predictAll(List.of(asked)));
  }

  @Test
  void whatIsOutsideTrainingIsScaledByTheLaw() {
    ProfiledCombination asked = with(StreamPriority.HIGH, StreamPriority.LOW);
    CombinationPrediction found = new PrioritiesPredictor(unseen, law).predict(asked);

    assertThat(found.slowdowns())
        .containsExactly(new Interval(1, 1, 3), new Interval(4 / 3.0, 8 / 3.0, 8));
    assertThat(found.combination()).isEqualTo(asked.combination());
    assertThat(found.outsideTraining()).isTrue();
  }

  @Test
  void manyAtOnceAreScaledToo() {
    ProfiledCombination asked = with(StreamPriority.NORMAL, StreamPriority.LOW);
    SlowdownPredictor predictor = new PrioritiesPredictor(unseen, law);

    assertThat(predictor.predictAll(List.of(asked))).containsExactly(predictor.predict(asked));
  }

  private static Interval byPriority(Deployment deployment) {
    return Interval.exactly(
        switch (deployment.priority()) {
          case LOW -> 4;
          case NORMAL -> 3;
          case HIGH -> 1.5;
        });
  }

  private static ProfiledCombination with(StreamPriority first, StreamPriority second) {
    ProfiledCombination plain =
        together(engine("one", 50, 20_000, 1000, 0.5), engine("other", 100, 10_000, 700, 0.2));
    List<Deployment> deployments = plain.combination().deployments();
    return new ProfiledCombination(
        plain.gpu(),
        Combination.ofStreams(
            List.of(
                deployments.getFirst().withPriority(first),
                deployments.getLast().withPriority(second))),
        plain.profiles());
  }

  /// One slowdown per deployment.
  private record Says(boolean outsideTraining, Function<Deployment, Interval> slowdown)
      implements SlowdownPredictor {
    @Override
    public String name() {
      return "says";
    }

    @Override
    public CombinationPrediction predict(ProfiledCombination combination) {
      List<Deployment> all = combination.combination().deployments();
      return new CombinationPrediction(
          combination.combination(),
          combination.gpu().id(),
          all.stream().map(slowdown).toList(),
          all.stream().map(_ -> 1e6).toList(),
          outsideTraining,
          name());
    }
  }
}
