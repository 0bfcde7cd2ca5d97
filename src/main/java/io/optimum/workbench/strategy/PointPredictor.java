package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.service.CoRunPredictor;
import io.optimum.workbench.service.JointPlay;
import io.optimum.workbench.service.JointPlay.Scene;
import io.optimum.workbench.service.PacedSlowdowns;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.service.ServiceTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Predicts operating points of one combination of engines. Where some deployments rest at times,
/// paced or for want of inputs, all are played together ([JointPlay]); else each is as slow as
/// beside others that never rest. Thread-safe.
final class PointPredictor {
  /// Inputs of each deployment: p99 varies by a tenth or two, but in neighbouring points alike.
  private static final int PLAYED = 400;

  private final ExplorationRequest request;
  private final CoRunPredictor predictor;
  private final ServiceModel model;
  private final JointPlay play;
  private final List<ServiceTarget> targets;
  private final List<Double> limitNanos;
  private final Map<Combination, CombinationPrediction> unpaced = new ConcurrentHashMap<>();

  PointPredictor(
      ExplorationRequest request,
      Function<ProfiledCombination, CombinationPrediction> predictor,
      ServiceModel model) {
    this.request = request;
    this.predictor = CoRunPredictor.of(request.gpu(), request.profiles(), predictor);
    this.model = model;
    this.play = new JointPlay(request.profiles(), this.predictor, model.batching());
    List<Deployment> deployments = request.combination().deployments();
    this.targets = deployments.stream().map(each -> request.target(each.engine())).toList();
    this.limitNanos = deployments.stream().map(this::limitNanos).toList();
  }

  OperatingPoint point(Combination combination) {
    CombinationPrediction unrested =
        unpaced.computeIfAbsent(
            combination.unpaced(), each -> predictor.predict(request.gpu().id(), each));
    List<ServiceLevel> safe = saturating(combination, unrested, Interval::mid);
    List<ServiceLevel> levels =
        JointPlay.isOf(combination, targets) ? played(combination, unrested, targets) : safe;
    List<ServiceLevel> best = saturating(combination, unrested, Interval::low);
    List<ServiceLevel> worst = saturating(combination, unrested, Interval::high);
    return new OperatingPoint(
        prediction(combination, unrested, levels),
        levels,
        around(latencyRatio(levels), latencyRatio(best), latencyRatio(safe), latencyRatio(worst)),
        goodput(levels, worst, safe, best),
        levels.stream().mapToDouble(ServiceLevel::throughputPerSecond).sum(),
        sloSlack(levels),
        memoryBytes(combination));
  }

  private List<ServiceLevel> played(
      Combination combination, CombinationPrediction unrested, List<ServiceTarget> loads) {
    return play.levels(scene(combination, unrested, loads), PLAYED);
  }

  private Scene scene(
      Combination combination, CombinationPrediction unrested, List<ServiceTarget> loads) {
    return new Scene(
        request.gpu().id(),
        combination,
        unrested.soloLatencyNanos(),
        slowdowns(unrested, Interval::mid),
        loads);
  }

  private static List<Double> slowdowns(
      CombinationPrediction unrested, ToDoubleFunction<Interval> end) {
    return unrested.slowdowns().stream().map(end::applyAsDouble).toList();
  }

  private List<ServiceLevel> saturating(
      Combination combination, CombinationPrediction unrested, ToDoubleFunction<Interval> end) {
    List<ServiceTime> services =
        play.saturated(scene(combination, unrested, targets), slowdowns(unrested, end));
    List<ServiceLevel> levels = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      levels.add(model.estimate(combination.deployments().get(i), services.get(i), targets.get(i)));
    }
    return levels;
  }

  /// Slowdowns as if nobody waited for inputs, but with the paces.
  private CombinationPrediction prediction(
      Combination combination, CombinationPrediction unrested, List<ServiceLevel> levels) {
    if (!combination.isPaced()) {
      return unrested;
    }
    List<ServiceTarget> saturated = targets.stream().map(ServiceTarget::saturated).toList();
    return PacedSlowdowns.of(
        combination,
        unrested,
        saturated.equals(targets) ? levels : played(combination, unrested, saturated));
  }

  private long memoryBytes(Combination combination) {
    return DeviceMemory.requiredBytes(
        combination.deployments(),
        request.profiles().profiled(request.gpu(), combination).profiles());
  }

  private double latencyRatio(List<ServiceLevel> levels) {
    double worst = 0;
    for (int i = 0; i < levels.size(); i++) {
      worst = Math.max(worst, levels.get(i).p99Nanos() / limitNanos.get(i));
    }
    return worst;
  }

  /// Of each deployment no more than is asked of it.
  private Interval goodput(
      List<ServiceLevel> levels,
      List<ServiceLevel> worst,
      List<ServiceLevel> safe,
      List<ServiceLevel> best) {
    Interval sum = Interval.exactly(0);
    for (int i = 0; i < levels.size(); i++) {
      double mid = levels.get(i).goodputPerSecond();
      double demand = targets.get(i).arrivals().meanRatePerSecond();
      double most = demand > 0 ? Math.max(mid, demand) : Double.POSITIVE_INFINITY;
      Interval each =
          around(
              mid,
              worst.get(i).goodputPerSecond(),
              safe.get(i).goodputPerSecond(),
              best.get(i).goodputPerSecond());
      double weight = targets.get(i).weight();
      sum =
          new Interval(
              sum.low() + weight * each.low(),
              sum.mid() + weight * mid,
              sum.high() + weight * Math.min(most, each.high()));
    }
    return sum;
  }

  private double sloSlack(List<ServiceLevel> levels) {
    double least = 1;
    for (int i = 0; i < levels.size(); i++) {
      least = Math.min(least, levels.get(i).sloSlackFraction(targets.get(i).sloP99Nanos()));
    }
    return least;
  }

  private double limitNanos(Deployment deployment) {
    ServiceTarget target = request.target(deployment.engine());
    if (target.sloP99Nanos() > 0) {
      return target.sloP99Nanos();
    }
    int fastest = request.profiles().batchSizes(deployment.engine(), request.gpu().id()).getFirst();
    return request
        .profiles()
        .require(deployment.engine(), request.gpu().id(), fastest)
        .latencyNanos();
  }

  /// As wide, as a share, as where nobody rests. A slower co-run can only lose goodput, up to
  /// rounding at saturation.
  private static Interval around(double value, double low, double safe, double high) {
    double scale = safe == 0 || Double.isInfinite(safe) ? 1 : value / safe;
    return new Interval(Math.min(scale * low, value), value, Math.max(value, scale * high));
  }
}
