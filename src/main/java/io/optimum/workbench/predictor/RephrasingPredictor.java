package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import java.util.List;

/// Asks a predictor of something that it has learned of in place of what it has not.
abstract sealed class RephrasingPredictor implements SlowdownPredictor
    permits PacedPredictor, PrioritiesPredictor, StreamsPredictor {
  /// What is asked.
  final SlowdownPredictor base;

  RephrasingPredictor(SlowdownPredictor base) {
    this.base = base;
  }

  /// Whether [#base] is not to be asked of a combination as it stands.
  abstract boolean isForeign(ProfiledCombination combination);

  /// What to say of such a combination.
  abstract CombinationPrediction rephrased(ProfiledCombination combination);

  @Override
  public final String name() {
    return base.name();
  }

  @Override
  public final boolean hasLearned(EngineId engine) {
    return base.hasLearned(engine);
  }

  @Override
  public final CombinationPrediction predict(ProfiledCombination combination) {
    return isForeign(combination) ? rephrased(combination) : base.predict(combination);
  }

  @Override
  public final List<CombinationPrediction> predictAll(List<ProfiledCombination> combinations) {
    return combinations.stream().anyMatch(this::isForeign)
        ? SlowdownPredictor.super.predictAll(combinations)
        : base.predictAll(combinations);
  }
}
