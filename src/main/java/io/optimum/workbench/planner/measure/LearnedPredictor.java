package io.optimum.workbench.planner.measure;

import io.optimum.workbench.domain.Combination;
import io.optimum.workbench.domain.CombinationPrediction;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.domain.ProfiledCombination;
import io.optimum.workbench.predictor.SlowdownPredictor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A predictor corrected by what was measured since: a combination that was measured is known, and
/// every other slowdown is multiplied by what the engine was missed by so far.
///
/// With *r* the logarithms of measured over predicted slowdown, the correction is their mean over
/// all engines, plus the mean of what is left of the engine's own, each shrunk by `n/(n + 3)`: one
/// measurement of an engine moves it by a quarter of what it missed. The spread of what is left,
/// shrunk toward the predictor's own interval, is the uncertainty.
final class LearnedPredictor implements SlowdownPredictor {
  /// Measurements that weigh as much as what was believed before.
  private static final double BELIEF = 3;

  /// Standard deviations from the middle to the end of a predictor's 90 % interval.
  private static final double Z90 = 1.645;

  private final SlowdownPredictor base;
  private final Map<Key, List<Double>> known = new HashMap<>();
  private final Map<EngineId, List<Double>> misses = new HashMap<>();
  private double shift;
  private double spread;
  private int count;

  LearnedPredictor(SlowdownPredictor base) {
    this.base = base;
  }

  private record Key(GpuId gpu, Combination combination) {}

  @Override
  public String name() {
    return base.name() + ", corrected by measurements";
  }

  /// Takes note of what a prediction missed.
  void learn(ProfiledCombination combination, Measurement measured) {
    if (combination.combination().size() < 2) {
      return;
    }
    Key key = new Key(combination.gpu().id(), combination.combination());
    if (known.put(key, measured.slowdowns()) != null) {
      return;
    }
    List<Interval> predicted = base.predict(combination).slowdowns();
    for (int i = 0; i < predicted.size(); i++) {
      misses
          .computeIfAbsent(engine(combination, i), _ -> new ArrayList<>())
          .add(Math.log(measured.slowdowns().get(i) / predicted.get(i).mid()));
    }
    update();
  }

  private void update() {
    List<Double> all = misses.values().stream().flatMap(List::stream).toList();
    count = all.size();
    shift = all.stream().mapToDouble(Double::doubleValue).sum() / (count + BELIEF);
    double squares = 0;
    for (Map.Entry<EngineId, List<Double>> each : misses.entrySet()) {
      double correction = correction(each.getKey());
      for (double miss : each.getValue()) {
        squares += (miss - correction) * (miss - correction);
      }
    }
    spread = squares;
  }

  private double correction(EngineId engine) {
    List<Double> own = misses.getOrDefault(engine, List.of());
    double rest = own.stream().mapToDouble(each -> each - shift).sum();
    return shift + rest / (own.size() + BELIEF);
  }

  @Override
  public CombinationPrediction predict(ProfiledCombination combination) {
    CombinationPrediction predicted = base.predict(combination);
    if (predicted.combination().size() < 2) {
      return predicted;
    }
    Key key = new Key(combination.gpu().id(), combination.combination());
    List<Double> measured = known.get(key);
    List<Interval> slowdowns = new ArrayList<>();
    for (int i = 0; i < predicted.slowdowns().size(); i++) {
      slowdowns.add(
          measured == null
              ? corrected(engine(combination, i), predicted.slowdowns().get(i))
              : Interval.exactly(measured.get(i)));
    }
    return new CombinationPrediction(
        predicted.combination(),
        predicted.gpu(),
        slowdowns,
        predicted.soloLatencyNanos(),
        predicted.outsideTraining(),
        name());
  }

  /// Never below 1: engines that do not wait for each other do not speed each other up.
  private Interval corrected(EngineId engine, Interval predicted) {
    double mid = Math.max(1, predicted.mid() * Math.exp(correction(engine)));
    double believed = Math.log(predicted.high() / predicted.mid()) / Z90;
    double sd = Math.sqrt((BELIEF * believed * believed + spread) / (BELIEF + count));
    return new Interval(
        Math.min(mid, Math.max(1, mid * Math.exp(-Z90 * sd))), mid, mid * Math.exp(Z90 * sd));
  }

  private static EngineId engine(ProfiledCombination combination, int index) {
    Deployment deployment = combination.combination().deployments().get(index);
    return deployment.engine();
  }

  /// The same where every slowdown is one standard deviation less than expected.
  SlowdownPredictor optimistic() {
    return new SlowdownPredictor() {
      @Override
      public String name() {
        return LearnedPredictor.this.name() + ", optimistic";
      }

      @Override
      public CombinationPrediction predict(ProfiledCombination combination) {
        CombinationPrediction expected = LearnedPredictor.this.predict(combination);
        return new CombinationPrediction(
            expected.combination(),
            expected.gpu(),
            expected.slowdowns().stream().map(LearnedPredictor::lessOne).toList(),
            expected.soloLatencyNanos(),
            expected.outsideTraining(),
            name());
      }
    };
  }

  private static Interval lessOne(Interval expected) {
    double sd = Math.log(expected.high() / expected.mid()) / Z90;
    return Interval.exactly(Math.max(1, expected.mid() * Math.exp(-sd)));
  }
}
