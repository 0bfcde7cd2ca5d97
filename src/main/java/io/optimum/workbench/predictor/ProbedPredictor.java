package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A predictor corrected by probes: one to three measured co-runs of an engine that it has not
/// learned. Every slowdown of such an engine is multiplied by what the probes missed, as the mean
/// logarithm of measured over predicted, shrunk by `n / (n + 3)`: one probe corrects a quarter of
/// what it missed, three a half. Engines that were in training are left as they are.
///
/// Assumes that a predictor misses an engine in one direction, whatever runs beside it. Intervals
/// move along and keep their width.
final class ProbedPredictor implements SlowdownPredictor {
  private final SlowdownPredictor base;
  private final Map<EngineId, Double> offsets = new TreeMap<>();

  ProbedPredictor(SlowdownPredictor base, List<TrainingExample> probes) {
    this.base = base;
    Map<EngineId, List<Double>> misses = new TreeMap<>();
    for (TrainingExample probe : probes) {
      List<Deployment> deployments = probe.combination().combination().deployments();
      List<Interval> predicted = base.predict(probe.combination()).slowdowns();
      for (int i = 0; i < deployments.size() && deployments.size() > 1; i++) {
        EngineId engine = deployments.get(i).engine();
        if (!base.hasLearned(engine)) {
          misses
              .computeIfAbsent(engine, _ -> new ArrayList<>())
              .add(Math.log(probe.slowdowns().get(i) / predicted.get(i).mid()));
        }
      }
    }
    misses.forEach((engine, each) -> offsets.put(engine, Probes.logCorrection(each)));
  }

  @Override
  public String name() {
    return offsets.isEmpty()
        ? base.name()
        : "%s, %d engines probed".formatted(base.name(), offsets.size());
  }

  @Override
  public boolean hasLearned(EngineId engine) {
    return base.hasLearned(engine);
  }

  @Override
  public CombinationPrediction predict(ProfiledCombination combination) {
    CombinationPrediction predicted = base.predict(combination);
    List<Deployment> deployments = combination.combination().deployments();
    if (deployments.size() < 2
        || deployments.stream().noneMatch(each -> offsets.containsKey(each.engine()))) {
      return predicted;
    }
    List<Interval> corrected = new ArrayList<>();
    for (int i = 0; i < deployments.size(); i++) {
      double offset = offsets.getOrDefault(deployments.get(i).engine(), 0.0);
      corrected.add(scaled(predicted.slowdowns().get(i), Math.exp(offset)));
    }
    return new CombinationPrediction(
        predicted.combination(),
        predicted.gpu(),
        corrected,
        predicted.soloLatencyNanos(),
        predicted.outsideTraining(),
        predicted.predictor() + ", probed");
  }

  private static Interval scaled(Interval interval, double factor) {
    return new Interval(factor * interval.low(), factor * interval.mid(), factor * interval.high());
  }
}
