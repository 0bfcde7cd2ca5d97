package io.optimum.workbench.predictor;

import static io.optimum.workbench.predictor.SyntheticEngines.engine;
import static io.optimum.workbench.predictor.SyntheticEngines.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Beside each other, two engines of a millisecond take two, as long as both are at work.
class PacedPredictorTest {
  private static final EngineProfile ONE = engine("one", 50, 20_000, 1000, 0.5);
  private static final EngineProfile OTHER = engine("other", 100, 10_000, 700, 0.2);
  private static final double PER_SECOND_ALONE = 1000;

  private final Twice twice = new Twice();
  private final SlowdownPredictor predictor = new PacedPredictor(twice);

  @Test
  void withoutPacesItIsWhatThePredictorSays() {
    assertThat(predictor.predict(together(ONE, OTHER)))
        .isEqualTo(twice.predict(together(ONE, OTHER)));
    assertThat(predictor.predictAll(List.of(together(ONE, OTHER))))
        .isEqualTo(List.of(twice.predict(together(ONE, OTHER))));
  }

  /// The other works for a millisecond of its own in each gap, half as fast meanwhile: two of `1 /
  /// pace` milliseconds, in which one does one millisecond's work.
  @ParameterizedTest
  @CsvSource({"0.5, 2", "0.25, 1.333", "0.1, 1.111", "0.01, 1.0101"})
  void oneIsSlowedDownOnlyWhileTheOtherIsAtWork(double pace, double slowdown) {
    Interval found = predictor.predict(paced(pace)).slowdowns().getFirst();

    assertThat(found.mid()).isCloseTo(slowdown, within(0.03));
  }

  @Test
  void whatItLosesIsAsUncertainAsWithoutPaces() {
    Interval found = predictor.predict(paced(0.25)).slowdowns().getFirst();

    assertThat((found.low() - 1) / (found.mid() - 1)).isCloseTo(0.5, within(1e-9));
    assertThat((found.high() - 1) / (found.mid() - 1)).isCloseTo(2, within(1e-9));
  }

  @Test
  void thePacedOneMeetsTheOtherAllTheTime() {
    assertThat(predictor.predict(paced(0.25)).slowdowns().getLast().mid())
        .isCloseTo(2, within(0.01));
  }

  @Test
  void aPacedEngineAloneIsNotSlowedDown() {
    ProfiledCombination alone = paced(0.25);
    ProfiledCombination one =
        new ProfiledCombination(
            alone.gpu(), alone.combination().solo(1), List.of(alone.profiles().get(1)));

    assertThat(predictor.predict(one).slowdowns()).containsExactly(Interval.exactly(1));
  }

  @Test
  void thePredictorIsNeverAskedOfPaces() {
    predictor.predict(paced(0.25));
    predictor.predictAll(List.of(paced(0.5), together(ONE, OTHER)));

    assertThat(twice.asked).isNotEmpty().noneMatch(Combination::isPaced);
  }

  @Test
  void saysWhichCombinationItIsOfAndHow() {
    CombinationPrediction found = predictor.predict(paced(0.25));

    assertThat(found.combination()).isEqualTo(paced(0.25).combination());
    assertThat(found.predictor()).isEqualTo("twice, paces played");
  }

  /// Both, the other at a share of the pace it has alone.
  private static ProfiledCombination paced(double pace) {
    ProfiledCombination plain = together(ONE, OTHER);
    Deployment other =
        plain
            .combination()
            .deployments()
            .getLast()
            .withPacing(new Pacing.TokenBucket(pace * PER_SECOND_ALONE));
    Combination combination =
        Combination.ofStreams(List.of(plain.combination().deployments().getFirst(), other));
    return new ProfiledCombination(plain.gpu(), combination, plain.profiles());
  }

  /// Predicts 2 for everything with company, from 1.5 to 3.
  private static final class Twice implements SlowdownPredictor {
    private final List<Combination> asked = new ArrayList<>();

    @Override
    public String name() {
      return "twice";
    }

    @Override
    public CombinationPrediction predict(ProfiledCombination combination) {
      asked.add(combination.combination());
      int size = combination.combination().size();
      Interval slowdown = size == 1 ? Interval.exactly(1) : new Interval(1.5, 2, 3);
      return new CombinationPrediction(
          combination.combination(),
          combination.gpu().id(),
          Collections.nCopies(size, slowdown),
          Collections.nCopies(size, 1e9 / PER_SECOND_ALONE),
          false,
          name());
    }
  }
}
