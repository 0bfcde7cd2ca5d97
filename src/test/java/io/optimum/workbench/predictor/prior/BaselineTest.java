package io.optimum.workbench.predictor.prior;

import static io.optimum.workbench.predictor.SyntheticEngines.engine;
import static io.optimum.workbench.predictor.SyntheticEngines.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainingExample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {
  @Test
  void everyBaselinePredictsEveryDeploymentAndLeavesOneAloneAsItIs() {
    for (Baseline baseline : Baseline.ALL) {
      SlowdownPredictor fitted = baseline.fit().apply(examples());
      assertThat(fitted.name()).isEqualTo(baseline.name());
      assertThat(fitted.predict(together(use(0.1), use(0.9))).slowdowns()).hasSize(2);
      assertThat(fitted.predict(together(use(0.1))).slowdowns())
          .containsExactly(Interval.exactly(1));
    }
  }

  @Test
  void theRegressionFindsALinearLaw() {
    SlowdownPredictor fitted = BandwidthRegression.fitted(examples());
    assertThat(fitted.predict(together(use(0.35), use(0.55))).slowdowns().getFirst().mid())
        .isCloseTo(law(0.35, 0.55), within(0.01));
  }

  private static List<TrainingExample> examples() {
    List<TrainingExample> examples = new ArrayList<>();
    for (double one = 0.1; one < 1; one += 0.2) {
      for (double other = 0.1; other < 1; other += 0.2) {
        examples.add(
            new TrainingExample(
                together(use(one), use(other)), List.of(law(one, other), law(other, one))));
      }
    }
    return examples;
  }

  private static double law(double own, double others) {
    return 1.2 + 0.3 * own + 0.7 * others;
  }

  private static EngineProfile use(double dramFraction) {
    return engine("dram" + (int) (dramFraction * 100), 50, 20_000, 1000, dramFraction);
  }
}
