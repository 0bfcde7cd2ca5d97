package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Sharing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Predicts deployments of several streams as so many deployments of one. To a GPU that is the
/// same, and predictors learn of single streams. The slowdown of such a deployment is against its
/// own streams alone, which slow each other down, too.
///
/// Holds for streams of one process; where deployments have parts of the GPU or time slices of
/// their own, their streams share those, and the predictor is asked as it stands.
public final class StreamsPredictor extends RephrasingPredictor {
  public StreamsPredictor(SlowdownPredictor base) {
    super(base);
  }

  @Override
  boolean isForeign(ProfiledCombination combination) {
    return combination.combination().sharing() == Sharing.STREAMS
        && combination.combination().deployments().stream().anyMatch(each -> each.streams() > 1);
  }

  @Override
  CombinationPrediction rephrased(ProfiledCombination combination) {
    List<Deployment> deployments = combination.combination().deployments();
    CombinationPrediction all = base.predict(singles(combination, 0, deployments.size()));
    List<Interval> slowdowns = new ArrayList<>();
    List<Double> solo = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < deployments.size(); i++) {
      CombinationPrediction own = base.predict(singles(combination, i, i + 1));
      double among = own.slowdowns().getFirst().mid();
      solo.add(among * own.soloLatencyNanos().getFirst());
      slowdowns.add(
          deployments.size() == 1 ? Interval.exactly(1) : over(all.slowdowns().get(first), among));
      first += deployments.get(i).streams();
    }
    return new CombinationPrediction(
        combination.combination(),
        all.gpu(),
        slowdowns,
        solo,
        all.outsideTraining(),
        all.predictor());
  }

  /// Never below 1.
  private static Interval over(Interval slowdown, double among) {
    return new Interval(
        Math.max(1, slowdown.low() / among),
        Math.max(1, slowdown.mid() / among),
        Math.max(1, slowdown.high() / among));
  }

  private static ProfiledCombination singles(ProfiledCombination combination, int from, int to) {
    List<Deployment> deployments = new ArrayList<>();
    List<EngineProfile> profiles = new ArrayList<>();
    List<List<EngineProfile>> batches = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Deployment each = combination.combination().deployments().get(i);
      deployments.addAll(Collections.nCopies(each.streams(), each.withStreams(1)));
      profiles.addAll(Collections.nCopies(each.streams(), combination.profiles().get(i)));
      batches.addAll(Collections.nCopies(each.streams(), combination.batches().get(i)));
    }
    return new ProfiledCombination(
        combination.gpu(),
        new Combination(combination.combination().sharing(), deployments),
        profiles,
        batches);
  }
}
