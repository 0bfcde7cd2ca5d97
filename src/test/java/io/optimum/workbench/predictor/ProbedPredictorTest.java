package io.optimum.workbench.predictor;

import static io.optimum.workbench.predictor.SyntheticEngines.engine;
import static io.optimum.workbench.predictor.SyntheticEngines.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbedPredictorTest {
  private static final EngineProfile OLD = engine("old", 50, 20_000, 1000, 0.5);
  private static final EngineProfile NEW = engine("new", 100, 10_000, 700, 0.2);
  private static final SlowdownPredictor BASE = new KnowsOld();

  @Test
  void oneProbeCorrectsAQuarterOfTheMissAndThreeAHalf() {
    double miss = Math.log(1.5);
    assertThat(mid(probed(1), 0)).isCloseTo(2 * Math.exp(miss / 4), within(1e-9));
    assertThat(mid(probed(3), 0)).isCloseTo(2 * Math.exp(miss / 2), within(1e-9));
  }

  @Test
  void enginesThatWereLearnedStayAsTheyAre() {
    assertThat(mid(probed(3), 1)).isEqualTo(2);
    assertThat(probed(3).predict(together(OLD, OLD))).isEqualTo(BASE.predict(together(OLD, OLD)));
  }

  @Test
  void theIntervalMovesAlong() {
    Interval moved = probed(2).predict(together(NEW, OLD)).slowdowns().getFirst();
    assertThat(moved.low() / moved.mid()).isCloseTo(0.5, within(1e-9));
    assertThat(moved.high() / moved.mid()).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void saysThatItWasProbedAndChangesNothingWithoutProbes() {
    assertThat(probed(1).name()).isEqualTo("twice, 1 engines probed");
    assertThat(probed(1).predict(together(NEW, OLD)).predictor()).isEqualTo("twice, probed");
    assertThat(BASE.withProbes(List.of())).isSameAs(BASE);
  }

  @Test
  void anEngineAloneIsNoProbe() {
    SlowdownPredictor probed =
        BASE.withProbes(List.of(new TrainingExample(together(NEW), List.of(1.0))));
    assertThat(mid(probed, 0)).isEqualTo(2);
  }

  private static double mid(SlowdownPredictor predictor, int deployment) {
    return predictor.predict(together(NEW, OLD)).slowdowns().get(deployment).mid();
  }

  /// The new engine is slowed down by 3 where 2 was predicted.
  private static SlowdownPredictor probed(int probes) {
    return BASE.withProbes(
        Collections.nCopies(probes, new TrainingExample(together(NEW, OLD), List.of(3.0, 2.5))));
  }

  /// Predicts 2 for everything, from 1 to 3.
  private static final class KnowsOld implements SlowdownPredictor {
    @Override
    public String name() {
      return "twice";
    }

    @Override
    public boolean hasLearned(EngineId engine) {
      return engine.equals(OLD.key().engine());
    }

    @Override
    public CombinationPrediction predict(ProfiledCombination combination) {
      int size = combination.combination().size();
      return new CombinationPrediction(
          combination.combination(),
          combination.gpu().id(),
          Collections.nCopies(size, new Interval(1, 2, 3)),
          Collections.nCopies(size, 1e6),
          false,
          name());
    }
  }
}
