package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.service.ServiceTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Predicts one operating point.
final class PointPredictor {
  private final ExplorationRequest request;
  private final Function<ProfiledCombination, CombinationPrediction> predictor;
  private final ServiceModel model;
  private final List<ServiceTarget> targets;
  private final List<Double> limitNanos;

  PointPredictor(
      ExplorationRequest request,
      Function<ProfiledCombination, CombinationPrediction> predictor,
      ServiceModel model) {
    this.request = request;
    this.predictor = predictor;
    this.model = model;
    List<Deployment> deployments = request.combination().deployments();
    this.targets = deployments.stream().map(each -> request.target(each.engine())).toList();
    this.limitNanos = deployments.stream().map(this::limitNanos).toList();
  }

  OperatingPoint point(Combination combination) {
    ProfiledCombination profiled = request.profiles().profiled(request.gpu(), combination);
    CombinationPrediction prediction = predictor.apply(profiled);
    List<ServiceLevel> levels = levels(prediction, Interval::mid);
    List<ServiceLevel> best = levels(prediction, Interval::low);
    List<ServiceLevel> worst = levels(prediction, Interval::high);
    double ratio = latencyRatio(levels);
    double goodput = goodput(levels);
    return new OperatingPoint(
        prediction,
        levels,
        ascending(latencyRatio(best), ratio, latencyRatio(worst)),
        ascending(goodput(worst), goodput, goodput(best)),
        levels.stream().mapToDouble(ServiceLevel::throughputPerSecond).sum(),
        sloSlack(levels),
        DeviceMemory.requiredBytes(combination.deployments(), profiled.profiles()));
  }

  private List<ServiceLevel> levels(
      CombinationPrediction prediction, ToDoubleFunction<Interval> end) {
    List<ServiceLevel> levels = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      double slowdown = end.applyAsDouble(prediction.slowdowns().get(i));
      ServiceTime service = ServiceTime.predicted(prediction.soloLatencyNanos().get(i), slowdown);
      Deployment deployment = prediction.combination().deployments().get(i);
      levels.add(model.estimate(deployment, service, targets.get(i)));
    }
    return levels;
  }

  private double latencyRatio(List<ServiceLevel> levels) {
    double worst = 0;
    for (int i = 0; i < levels.size(); i++) {
      worst = Math.max(worst, levels.get(i).p99Nanos() / limitNanos.get(i));
    }
    return worst;
  }

  private double goodput(List<ServiceLevel> levels) {
    double sum = 0;
    for (int i = 0; i < levels.size(); i++) {
      sum += targets.get(i).weight() * levels.get(i).goodputPerSecond();
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

  /// A slower co-run can only lose goodput, up to rounding at saturation.
  private static Interval ascending(double low, double mid, double high) {
    return new Interval(Math.min(low, mid), mid, Math.max(mid, high));
  }
}
