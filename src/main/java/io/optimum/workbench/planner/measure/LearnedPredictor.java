package io.optimum.workbench.planner.measure;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.SlowdownPredictor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/// A predictor corrected by what was measured since: a combination that was measured is known, and
/// every other slowdown is multiplied by what is to be expected of [MissProcess], which also says
/// how sure that is; the predictor's own interval is not used. Many threads may ask while none
/// teaches.
final class LearnedPredictor implements SlowdownPredictor {
  /// Standard deviations from the middle to the end of a predictor's 90 % interval.
  private static final double Z90 = 1.645;

  private final SlowdownPredictor base;
  private final Map<Key, CombinationPrediction> predicted = new ConcurrentHashMap<>();
  private final Map<Key, List<Double>> known = new HashMap<>();
  private final MissProcess misses = new MissProcess();

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
    List<Interval> expected = base(combination).slowdowns();
    for (int i = 0; i < expected.size(); i++) {
      double mid = expected.get(i).mid();
      misses.add(point(combination, i, mid), Math.log(measured.slowdowns().get(i) / mid));
    }
  }

  /// As predicted before anything was measured.
  private CombinationPrediction base(ProfiledCombination combination) {
    return predicted.computeIfAbsent(
        new Key(combination.gpu().id(), combination.combination()), _ -> base.predict(combination));
  }

  @Override
  public CombinationPrediction predict(ProfiledCombination combination) {
    return corrected(
        combination,
        name(),
        (point, predicted) -> {
          double mid = Math.max(1, predicted.mid() * Math.exp(misses.mean(point)));
          double sd = misses.deviation(point);
          return new Interval(
              Math.min(mid, Math.max(1, mid * Math.exp(-Z90 * sd))), mid, mid * Math.exp(Z90 * sd));
        });
  }

  /// Standard deviation of the logarithm of a slowdown that was predicted here.
  static double deviation(Interval slowdown) {
    return Math.log(slowdown.high() / slowdown.mid()) / Z90;
  }

  /// The same where every slowdown is one standard deviation less than expected.
  SlowdownPredictor optimistic() {
    return as(
        "optimistic",
        (point, predicted) ->
            Interval.exactly(
                Math.max(
                    1, predicted.mid() * Math.exp(misses.mean(point) - misses.deviation(point)))));
  }

  private SlowdownPredictor as(
      String how, BiFunction<MissProcess.Point, Interval, Interval> correction) {
    return new SlowdownPredictor() {
      @Override
      public String name() {
        return LearnedPredictor.this.name() + ", " + how;
      }

      @Override
      public CombinationPrediction predict(ProfiledCombination combination) {
        return corrected(combination, name(), correction);
      }
    };
  }

  /// Never below 1: engines that do not wait for each other do not speed each other up.
  private CombinationPrediction corrected(
      ProfiledCombination combination,
      String name,
      BiFunction<MissProcess.Point, Interval, Interval> correction) {
    CombinationPrediction predicted = base(combination);
    if (predicted.combination().size() < 2) {
      return predicted;
    }
    List<Double> measured = known.get(new Key(combination.gpu().id(), combination.combination()));
    List<Interval> slowdowns = new ArrayList<>();
    for (int i = 0; i < predicted.slowdowns().size(); i++) {
      Interval each = predicted.slowdowns().get(i);
      slowdowns.add(
          measured == null
              ? correction.apply(point(combination, i, each.mid()), each)
              : Interval.exactly(measured.get(i)));
    }
    return new CombinationPrediction(
        predicted.combination(),
        predicted.gpu(),
        slowdowns,
        predicted.soloLatencyNanos(),
        predicted.outsideTraining(),
        name);
  }

  private static MissProcess.Point point(
      ProfiledCombination combination, int index, double slowdown) {
    List<EngineId> engines =
        combination.combination().deployments().stream().map(Deployment::engine).toList();
    List<EngineId> others = new ArrayList<>(engines);
    others.remove(index);
    return new MissProcess.Point(combination.gpu().id(), engines.get(index), others, slowdown);
  }
}
