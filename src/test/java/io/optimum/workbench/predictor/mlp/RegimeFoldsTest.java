package io.optimum.workbench.predictor.mlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.TrainingExample;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegimeFoldsTest {
  private static final List<TrainingExample> EXAMPLES = SyntheticExamples.of(12, 1);
  private static final Split SPLIT = Split.of(EXAMPLES, 0.2, new Random(1));

  @ParameterizedTest
  @EnumSource(Regime.class)
  void nothingTestedIsTrainedOnAndNothingHeldOutIsUsed(Regime regime) {
    List<RegimeFolds.Fold> folds = folds(regime);
    assertThat(folds).hasSizeGreaterThan(1);
    for (RegimeFolds.Fold fold : folds) {
      assertThat(fold.trained()).doesNotContainAnyElementsOf(fold.tested());
      assertThat(SPLIT.training()).containsAll(fold.trained()).containsAll(fold.tested());
    }
  }

  @Test
  void everyTestedCombinationHasAnEngineThatWasNotTrainedOn() {
    for (RegimeFolds.Fold fold : folds(Regime.MODEL_UNSEEN)) {
      Set<EngineId> seen = new TreeSet<>();
      fold.trained().forEach(each -> seen.addAll(engines(each)));
      assertThat(fold.tested()).noneMatch(each -> seen.containsAll(engines(each)));
    }
  }

  @Test
  void aQueryIsOfTheRegimeOfWhatWasSeenOfIt() {
    Set<EngineId> engines = Set.of(new EngineId("a"), new EngineId("b"), new EngineId("c"));
    Set<String> mixes = Set.of(Split.engines(pair("b", "a")));
    assertThat(RegimeFolds.regime(pair("a", "b"), engines, mixes))
        .isEqualTo(Regime.COMBINATION_SEEN);
    assertThat(RegimeFolds.regime(pair("a", "c"), engines, mixes))
        .isEqualTo(Regime.COMBINATION_UNSEEN);
    assertThat(RegimeFolds.regime(pair("a", "d"), engines, mixes)).isEqualTo(Regime.MODEL_UNSEEN);
  }

  private static List<RegimeFolds.Fold> folds(Regime regime) {
    return RegimeFolds.of(EXAMPLES, SPLIT, regime, new Random(2));
  }

  private static List<EngineId> engines(int example) {
    return EXAMPLES.get(example).combination().combination().deployments().stream()
        .map(Deployment::engine)
        .toList();
  }

  private static Combination pair(String one, String other) {
    return Combination.ofStreams(
        List.of(Deployment.of(new EngineId(one), 1), Deployment.of(new EngineId(other), 1)));
  }
}
