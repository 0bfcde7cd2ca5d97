package io.optimum.workbench.study.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.study.accuracy.Split.Fold;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static final List<TrainingExample> EXAMPLES = MeasuredPairs.examples();

  private static Set<EngineId> engines(TrainingExample example) {
    return example.combination().combination().deployments().stream()
        .map(each -> each.engine())
        .collect(Collectors.toSet());
  }

  @Test
  void nothingIsTestedThatWasTrainedOn() {
    for (Split split : Split.values()) {
      for (Fold fold : split.folds(EXAMPLES, 1)) {
        assertThat(fold.tested())
            .isNotEmpty()
            .allSatisfy(each -> assertThat(fold.trained()).doesNotContain(each.example()));
      }
    }
  }

  @Test
  void anUnseenCombinationIsUnseenAtEveryBatch() {
    for (Fold fold : Split.UNSEEN_COMBINATION.folds(EXAMPLES, 1)) {
      Set<Set<EngineId>> trained =
          fold.trained().stream().map(SplitTest::engines).collect(Collectors.toSet());
      assertThat(fold.tested())
          .allSatisfy(each -> assertThat(trained).doesNotContain(engines(each.example())));
    }
  }

  @Test
  void anUnseenModelIsInNothingTrainedOn() {
    for (Fold fold : Split.UNSEEN_MODEL.folds(EXAMPLES, 1)) {
      Set<EngineId> trained =
          fold.trained().stream()
              .flatMap(each -> engines(each).stream())
              .collect(Collectors.toSet());
      assertThat(fold.tested())
          .allSatisfy(each ->
              assertThat(trained)
                  .doesNotContain(
                      each.example()
                          .combination()
                          .combination()
                          .deployments()
                          .get(each.deployment())
                          .engine()));
    }
  }

  @Test
  void everyDeploymentIsTestedOnce() {
    int deployments = EXAMPLES.stream().mapToInt(each -> each.slowdowns().size()).sum();
    for (Split split : Split.values()) {
      assertThat(split.folds(EXAMPLES, 1).stream().mapToInt(each -> each.tested().size()).sum())
          .as(split.words())
          .isEqualTo(deployments);
    }
  }
}
