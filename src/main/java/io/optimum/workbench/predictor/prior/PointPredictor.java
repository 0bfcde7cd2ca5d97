package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.predictor.SlowdownPredictor;
import java.util.ArrayList;
import java.util.List;

/// A baseline that gives one number per deployment and no interval. A deployment alone has slowdown
/// 1 by definition.
abstract class PointPredictor implements SlowdownPredictor {
  private final String name;
  private final FactsCache cache = new FactsCache();

  PointPredictor(String name) {
    this.name = name;
  }

  abstract double slowdown(RoundRobin law, int deployment);

  @Override
  public String name() {
    return name;
  }

  @Override
  public CombinationPrediction predict(ProfiledCombination combination) {
    RoundRobin law = new RoundRobin();
    law.solve(combination, cache, KernelRoundRobinPrior.UNSCALED);
    List<Interval> slowdowns = new ArrayList<>(law.size());
    List<Double> solo = new ArrayList<>(law.size());
    for (int i = 0; i < law.size(); i++) {
      slowdowns.add(Interval.exactly(law.size() == 1 ? 1 : slowdown(law, i)));
      solo.add(law.soloNanos(i));
    }
    return new CombinationPrediction(
        combination.combination(), combination.gpu().id(), slowdowns, solo, false, name);
  }
}
