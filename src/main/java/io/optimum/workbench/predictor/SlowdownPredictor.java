package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import java.util.List;

/// Predicts how much the deployments of a combination slow each other down. Thread-safe.
public interface SlowdownPredictor {
  /// For people, for example `kernel round robin + MLP`.
  String name();

  /// One combination, for interactive use: microseconds, no allocation to speak of.
  CombinationPrediction predict(ProfiledCombination combination);

  /// Many combinations at once; the same numbers as one by one.
  default List<CombinationPrediction> predictAll(List<ProfiledCombination> combinations) {
    return combinations.stream().map(this::predict).toList();
  }

  /// Whether an engine was in training; false makes it one to probe. True of predictors that learn
  /// nothing of single engines, for which one is as new as another.
  default boolean hasLearned(EngineId engine) {
    return true;
  }

  /// The same, corrected by measured co-runs of engines that it has not learned.
  ///
  /// @param probes one to three per engine, see [Probes]
  default SlowdownPredictor withProbes(List<TrainingExample> probes) {
    return probes.isEmpty() ? this : new ProbedPredictor(this, probes);
  }
}
