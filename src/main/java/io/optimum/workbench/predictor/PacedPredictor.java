package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.service.CoRunPredictor;
import io.optimum.workbench.service.JointPlay;
import io.optimum.workbench.service.JointPlay.Scene;
import io.optimum.workbench.service.PacedSlowdowns;
import java.util.List;

/// Predicts combinations in which some deployments are paced, from what a predictor says of the
/// same without pacing, of all together and of pairs: who is at work beside whom, and for how long,
/// is played ([JointPlay]). Predictors learn of deployments that never rest; a paced one rests most
/// of the time.
public final class PacedPredictor extends RephrasingPredictor {
  /// Inferences of each deployment: means vary by about a percent.
  private static final int PLAYED = 2_000;

  public PacedPredictor(SlowdownPredictor base) {
    super(base);
  }

  @Override
  boolean isForeign(ProfiledCombination combination) {
    return combination.combination().isPaced();
  }

  @Override
  CombinationPrediction rephrased(ProfiledCombination combination) {
    Combination paced = combination.combination();
    Profiles profiles =
        Profiles.of(combination.batches().stream().flatMap(List::stream).toList())
            .with(combination.profiles());
    CoRunPredictor unpaced = CoRunPredictor.of(combination.gpu(), profiles, base::predict);
    CombinationPrediction all = unpaced.predict(combination.gpu().id(), paced.unpaced());
    Scene scene =
        new Scene(
            all.gpu(),
            paced,
            all.soloLatencyNanos(),
            all.slowdowns().stream().map(Interval::mid).toList(),
            paced.deployments().stream().map(each -> ServiceTarget.none(each.engine())).toList());
    return PacedSlowdowns.of(
        paced, all, new JointPlay(profiles, unpaced, Batching.full()).levels(scene, PLAYED));
  }
}
