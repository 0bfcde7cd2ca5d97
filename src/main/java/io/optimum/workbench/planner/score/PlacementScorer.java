package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.ArrivalProcess;
import io.optimum.workbench.domain.CombinationPrediction;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.DeploymentResult;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.LatencySummary;
import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.domain.ObjectiveTerm;
import io.optimum.workbench.domain.PlannedDeployment;
import io.optimum.workbench.domain.PlannedGpu;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.ServiceTarget;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.service.ServiceTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns slowdowns of one GPU, predicted or measured, into objectives and slacks.
///
/// A deployment alone on its GPU has a predicted slowdown of exactly 1, by definition.
public final class PlacementScorer {
  private final PlanSpace space;
  private final ServiceModel model;
  private final Demand demand;
  private final double meanWeight;

  public PlacementScorer(PlanSpace space, ServiceModel model) {
    this.space = space;
    this.model = model;
    this.demand = new Demand(space, model);
    this.meanWeight =
        space.request().targets().stream()
            .mapToDouble(ServiceTarget::weight)
            .average()
            .orElseThrow();
  }

  public PlacementScore predicted(Placement placement, CombinationPrediction prediction) {
    return score(placement, prediction, null);
  }

  /// Measured slowdowns and percentiles, the predicted ones beside them.
  public PlacementScore measured(
      Placement placement, CombinationPrediction prediction, Measurement measurement) {
    return score(placement, prediction, measurement);
  }

  private PlacementScore score(
      Placement placement, CombinationPrediction prediction, @Nullable Measurement measurement) {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < placement.combination().size(); i++) {
      Judged predicted = predicted(placement, prediction, i);
      judged.add(
          measurement == null
              ? predicted
              : measured(predicted, measurement, i, busyBeside(placement, prediction, i)));
    }
    Provenance provenance =
        measurement == null ? Provenance.PREDICTED : measurement.colocated().provenance();
    return new PlacementScore(
        gpu(placement, judged, measurement),
        judged.stream().mapToDouble(Judged::share).sum(),
        judged.stream().mapToDouble(each -> each.share() * each.weight() / meanWeight).sum(),
        judged.stream().mapToDouble(each -> each.weight() * each.level().goodputPerSecond()).sum(),
        slacks(placement, judged),
        provenance);
  }

  private Judged predicted(Placement placement, CombinationPrediction prediction, int i) {
    Deployment deployment = placement.deployments().get(i);
    ServiceTarget target = space.target(deployment.engine());
    double soloNanos = prediction.soloLatencyNanos().get(i);
    Interval slowdown =
        placement.combination().size() == 1 ? Interval.exactly(1) : prediction.slowdowns().get(i);
    ServiceTime service = ServiceTime.predicted(soloNanos, slowdown.mid());
    double busy = isSaturating(target) ? 1 : busyBeside(placement, prediction, i);
    ServiceLevel level =
        isSaturating(target)
            ? model.estimate(deployment, service, target)
            : demand.level(placement.gpu(), deployment, soloNanos, slowdown.mid(), busy);
    double alonePerSecond = deployment.streams() * deployment.batchSize() * 1e9 / soloNanos;
    double settings =
        alonePerSecond / space.options(deployment.engine(), placement.gpu()).referencePerSecond();
    PlannedDeployment planned =
        new PlannedDeployment(
            deployment,
            slowdown,
            null,
            service.meanNanos(),
            level.p99Nanos(),
            null,
            level.throughputPerSecond(),
            target.sloP99Nanos());
    return new Judged(target, planned, level, settings, settings / slowdown.mid());
  }

  private static boolean isSaturating(ServiceTarget target) {
    return target.arrivals() instanceof ArrivalProcess.ClosedLoop;
  }

  /// Mean share of the time in which the other deployments work; 0 without others.
  private double busyBeside(Placement placement, CombinationPrediction prediction, int i) {
    double sum = 0;
    int others = placement.combination().size() - 1;
    for (int j = 0; j <= others; j++) {
      if (j != i) {
        Deployment other = placement.deployments().get(j);
        double soloNanos = prediction.soloLatencyNanos().get(j);
        double slowdown = prediction.slowdowns().get(j).mid();
        sum += demand.busyFraction(placement.gpu(), other, soloNanos, slowdown);
      }
    }
    return others == 0 ? 0 : sum / others;
  }

  /// A p99 is taken from the run where the load was the target's own: saturating. For other loads
  /// it follows from the measured service time by the service model.
  private Judged measured(Judged predicted, Measurement measurement, int i, double busyBeside) {
    DeploymentResult together = measurement.colocated().deployments().get(i);
    DeploymentResult alone = measurement.solo().get(i);
    PlannedDeployment planned = predicted.planned();
    ServiceLevel level = observed(predicted, measurement, i, busyBeside);
    double p99Nanos =
        isSaturating(predicted.target()) ? together.latency().p99Nanos() : level.p99Nanos();
    PlannedDeployment observed =
        new PlannedDeployment(
            planned.deployment(),
            planned.predictedSlowdown(),
            measurement.slowdowns().get(i),
            planned.predictedLatencyNanos(),
            planned.predictedP99Nanos(),
            p99Nanos,
            planned.throughputPerSecond(),
            planned.sloP99Nanos());
    return new Judged(
        predicted.target(),
        observed,
        level,
        predicted.settings(),
        predicted.settings() * together.throughputPerSecond() / alone.throughputPerSecond());
  }

  private ServiceLevel observed(
      Judged predicted, Measurement measurement, int i, double busyBeside) {
    Deployment deployment = predicted.planned().deployment();
    if (isSaturating(predicted.target())) {
      LatencySummary latency = measurement.colocated().deployments().get(i).latency();
      ServiceTime service = ServiceTime.measured(latency.meanNanos(), latency.p99Nanos());
      return model.estimate(deployment, service, predicted.target());
    }
    return demand.level(
        measurement.gpu(),
        deployment,
        measurement.solo().get(i).latency().meanNanos(),
        measurement.slowdowns().get(i),
        busyBeside);
  }

  private PlannedGpu gpu(
      Placement placement, List<Judged> judged, @Nullable Measurement measurement) {
    double low = 0;
    double mid = 0;
    double high = 0;
    for (Judged each : judged) {
      low += 1 / each.planned().predictedSlowdown().high();
      mid += 1 / each.planned().predictedSlowdown().mid();
      high += 1 / each.planned().predictedSlowdown().low();
    }
    return new PlannedGpu(
        placement.gpu(),
        0,
        placement.combination().sharing(),
        judged.stream().map(Judged::planned).toList(),
        new Interval(low, mid, high),
        measurement == null ? null : measurement.stp(),
        measurement == null ? null : measurement.colocated().provenance(),
        space.memoryBytes(placement),
        space.memoryLimitBytes(placement.gpu()));
  }

  private List<ObjectiveTerm> slacks(Placement placement, List<Judged> judged) {
    List<ObjectiveTerm> slacks = new ArrayList<>();
    slacks.add(Slacks.memory(placement, space));
    slacks.add(Slacks.engines(placement, space));
    for (Judged each : judged) {
      if (!(each.target().arrivals() instanceof ArrivalProcess.ClosedLoop)) {
        slacks.add(Slacks.demand(each.target(), each.level()));
      }
      if (each.target().sloP99Nanos() > 0) {
        slacks.add(Slacks.slo(each.target(), each.p99Nanos()));
      }
    }
    return slacks;
  }

  /// One deployment with its share of the objectives.
  ///
  /// @param settings throughput alone with these settings over that with the best ones
  /// @param share throughput in the combination over that alone with the best settings
  private record Judged(
      ServiceTarget target,
      PlannedDeployment planned,
      ServiceLevel level,
      double settings,
      double share) {
    double weight() {
      return target.weight();
    }

    double p99Nanos() {
      Double measured = planned.measuredP99Nanos();
      return measured == null ? planned.predictedP99Nanos() : measured;
    }
  }
}
