package io.optimum.workbench.predictor;

import static io.optimum.workbench.predictor.SyntheticEngines.engine;
import static io.optimum.workbench.predictor.SyntheticEngines.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Sharing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An engine takes a millisecond alone, and one more for every stream beside it.
class StreamsPredictorTest {
  private final Crowded crowded = new Crowded();
  private final SlowdownPredictor predictor = new StreamsPredictor(crowded);

  @Test
  void singleStreamsAreWhatThePredictorSays() {
    ProfiledCombination single = streams(Sharing.STREAMS, 1, 1);

    assertThat(predictor.predict(single)).isEqualTo(crowded.predict(single));
    assertThat(predictor.predictAll(List.of(single)))
        .isEqualTo(crowded.predictAll(List.of(single)));
  }

  @Test
  void streamsOfADeploymentSlowEachOtherDownAlsoWhenAlone() {
    CombinationPrediction found = predictor.predict(streams(Sharing.STREAMS, 3, 1));

    assertThat(found.soloLatencyNanos()).containsExactly(3e6, 1e6);
  }

  @Test
  void theSlowdownIsAgainstItsOwnStreamsAlone() {
    List<Interval> found = predictor.predict(streams(Sharing.STREAMS, 3, 1)).slowdowns();

    assertThat(found.getFirst().mid()).isCloseTo(4.0 / 3, within(1e-9));
    assertThat(found.getFirst().high()).isCloseTo(8.0 / 3, within(1e-9));
    assertThat(found.getLast().mid()).isCloseTo(4, within(1e-9));
  }

  @Test
  void streamsAloneAreNotSlowedDown() {
    ProfiledCombination both = streams(Sharing.STREAMS, 2, 1);
    ProfiledCombination alone =
        new ProfiledCombination(
            both.gpu(), both.combination().solo(0), List.of(both.profiles().getFirst()));

    assertThat(predictor.predict(alone).slowdowns()).containsExactly(Interval.exactly(1));
    assertThat(predictor.predict(alone).soloLatencyNanos()).containsExactly(2e6);
  }

  @Test
  void thePredictorIsAskedOfSingleStreamsOnly() {
    predictor.predict(streams(Sharing.STREAMS, 2, 3));
    predictor.predictAll(List.of(streams(Sharing.STREAMS, 2, 1)));

    assertThat(crowded.asked)
        .isNotEmpty()
        .allMatch(each -> each.deployments().stream().allMatch(one -> one.streams() == 1));
  }

  @Test
  void streamsThatShareAPartOfTheGpuAreNotDeploymentsOfTheirOwn() {
    ProfiledCombination partitioned = streams(Sharing.GREEN_CONTEXT, 2, 1);

    assertThat(predictor.predict(partitioned)).isEqualTo(crowded.predict(partitioned));
  }

  private static ProfiledCombination streams(Sharing sharing, int first, int second) {
    ProfiledCombination plain =
        together(engine("one", 50, 20_000, 1000, 0.5), engine("other", 100, 10_000, 700, 0.2));
    List<Deployment> deployments = plain.combination().deployments();
    return new ProfiledCombination(
        plain.gpu(),
        new Combination(
            sharing,
            List.of(
                deployments.getFirst().withStreams(first),
                deployments.getLast().withStreams(second))),
        plain.profiles());
  }

  /// As slow as there are deployments, from half to twice of that.
  private static final class Crowded implements SlowdownPredictor {
    private final List<Combination> asked = new ArrayList<>();

    @Override
    public String name() {
      return "crowded";
    }

    @Override
    public CombinationPrediction predict(ProfiledCombination combination) {
      asked.add(combination.combination());
      int size = combination.combination().size();
      return new CombinationPrediction(
          combination.combination(),
          combination.gpu().id(),
          Collections.nCopies(
              size,
              size == 1
                  ? Interval.exactly(1)
                  : new Interval(Math.max(1, size / 2.0), size, 2.0 * size)),
          Collections.nCopies(size, 1e6),
          false,
          name());
    }
  }
}
