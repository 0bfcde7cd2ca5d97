package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.ArrivalProcess;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.ServiceTarget;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.planner.space.SizeTimes;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.service.ServiceTimes;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/// What deployments make of inputs that arrive by themselves, beside others that rest at times.
///
/// A deployment is taken to be busy for its rate times what a single input takes while slowed down,
/// at most always; the others slow it down during the mean of their busy shares. Slowdowns are
/// rounded to one percent and busy shares up to a twentieth, and every answer is kept: a search
/// asks the same many times.
final class Demand {
  private static final double SLOWDOWN_STEP = 0.01;
  private static final double BUSY_STEPS = 20;

  private final PlanSpace space;
  private final ServiceModel model;
  private final Map<Asked, ServiceLevel> known = new ConcurrentHashMap<>();

  private final Map<Timed, SortedMap<Integer, Double>> bySize = new ConcurrentHashMap<>();

  Demand(PlanSpace space, ServiceModel model) {
    this.space = space;
    this.model = model;
  }

  private record Asked(
      GpuId gpu, Deployment deployment, double soloNanos, long slowdown, long busy) {}

  private record Timed(GpuId gpu, Deployment deployment, double soloNanos) {}

  /// @param soloNanos of a whole batch alone
  /// @param slowdown beside others that never rest
  /// @param busyFraction of the others
  ServiceLevel level(
      GpuId gpu, Deployment deployment, double soloNanos, double slowdown, double busyFraction) {
    Asked asked =
        new Asked(
            gpu,
            deployment,
            soloNanos,
            Math.round(Math.log(slowdown) / SLOWDOWN_STEP),
            (long) Math.ceil(busyFraction * BUSY_STEPS - 1e-9));
    return known.computeIfAbsent(asked, this::estimate);
  }

  private ServiceLevel estimate(Asked asked) {
    ServiceTarget target = space.target(asked.deployment().engine());
    ServiceTimes times =
        new ServiceTimes(
            times(asked.gpu(), asked.deployment(), asked.soloNanos()),
            Math.exp(asked.slowdown() * SLOWDOWN_STEP),
            asked.busy() / BUSY_STEPS);
    return model.estimate(asked.deployment(), times, target);
  }

  /// Share of the time in which a deployment works.
  double busyFraction(GpuId gpu, Deployment deployment, double soloNanos, double slowdown) {
    ArrivalProcess arrivals = space.target(deployment.engine()).arrivals();
    if (arrivals instanceof ArrivalProcess.ClosedLoop) {
      return 1;
    }
    SortedMap<Integer, Double> times = times(gpu, deployment, soloNanos);
    double single = times.values().iterator().next() * slowdown / 1e9;
    return Math.min(1, arrivals.meanRatePerSecond() * single / deployment.streams());
  }

  private SortedMap<Integer, Double> times(GpuId gpu, Deployment deployment, double soloNanos) {
    return bySize.computeIfAbsent(
        new Timed(gpu, deployment, soloNanos),
        _ -> SizeTimes.of(space.context().profiles(), gpu, deployment, soloNanos));
  }
}
