package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.ArrayList;
import java.util.List;

/// Predicts priorities that a predictor has not learned of: what it says of the same deployments at
/// normal priority, times what a law makes of the priorities.
public final class PrioritiesPredictor extends RephrasingPredictor {
  private final SlowdownPredictor law;

  /// @param base asked first; what it says within the range of its training stands
  /// @param law that knows of priorities
  public PrioritiesPredictor(SlowdownPredictor base, SlowdownPredictor law) {
    super(base);
    this.law = law;
  }

  /// Equal priorities are as good as none.
  @Override
  boolean isForeign(ProfiledCombination combination) {
    return combination.combination().deployments().stream()
            .map(Deployment::priority)
            .distinct()
            .count()
        > 1;
  }

  @Override
  CombinationPrediction rephrased(ProfiledCombination combination) {
    CombinationPrediction learned = base.predict(combination);
    return learned.outsideTraining() ? scaled(combination) : learned;
  }

  private CombinationPrediction scaled(ProfiledCombination combination) {
    ProfiledCombination normal = normal(combination);
    CombinationPrediction learned = base.predict(normal);
    CombinationPrediction with = law.predict(combination);
    CombinationPrediction without = law.predict(normal);
    List<Interval> slowdowns = new ArrayList<>();
    for (int i = 0; i < learned.slowdowns().size(); i++) {
      double factor = with.slowdowns().get(i).mid() / without.slowdowns().get(i).mid();
      slowdowns.add(times(learned.slowdowns().get(i), factor));
    }
    return new CombinationPrediction(
        combination.combination(),
        learned.gpu(),
        slowdowns,
        learned.soloLatencyNanos(),
        true,
        learned.predictor());
  }

  private static ProfiledCombination normal(ProfiledCombination combination) {
    Combination all = combination.combination();
    return new ProfiledCombination(
        combination.gpu(),
        new Combination(
            all.sharing(),
            all.deployments().stream()
                .map(each -> each.withPriority(StreamPriority.NORMAL))
                .toList()),
        combination.profiles(),
        combination.batches());
  }

  /// Never below 1.
  private static Interval times(Interval slowdown, double factor) {
    return new Interval(
        Math.max(1, slowdown.low() * factor),
        Math.max(1, slowdown.mid() * factor),
        Math.max(1, slowdown.high() * factor));
  }
}
