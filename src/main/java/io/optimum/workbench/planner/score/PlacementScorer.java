package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.JointPlay;
import io.optimum.workbench.service.JointPlay.Scene;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.service.ServiceModel;
import io.optimum.workbench.service.ServiceTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Turns slowdowns of one GPU, predicted or measured, into objectives and slacks.
///
/// A deployment alone on its GPU has a predicted slowdown of exactly 1, by definition.
public final class PlacementScorer {
  /// To tell plans apart: p99 varies by a tenth.
  private static final Play QUICK = new Play(800, 1, true);

  /// To be sure of a plan: p99 varies by a few percent.
  private static final Play LONG = new Play(8_000, 1, true);

  /// One engine is alone in few ways, and may just keep its SLO so: not to be told by a short play.
  private static final Play ALONE = LONG;

  private static final Play WHOLE = new Play(LONG.inputs(), 1, false);

  /// Leaves room for what a short play does not see: a plan has many p99s, of which the worst
  /// decides.
  private static final Play CAREFUL = new Play(QUICK.inputs(), 1.2, true);

  private final PlanSpace space;
  private final ServiceModel model;
  private final JointPlay demands;
  private final Play play;
  private final double meanWeight;

  /// How demands are played.
  ///
  /// @param inputs of each deployment
  /// @param margin that latencies are multiplied by
  /// @param untilMissed whether to end as soon as an SLO is sure to be missed
  private record Play(int inputs, double margin, boolean untilMissed) {}

  /// As a search needs it: quickly.
  public PlacementScorer(PlanSpace space, ServiceModel model) {
    this(
        space,
        model,
        new JointPlay(
            space.context().profiles(),
            (gpu, some) -> space.context().predictor().predict(space.profiled(gpu, some)),
            model.batching()),
        QUICK);
  }

  private PlacementScorer(PlanSpace space, ServiceModel model, JointPlay demands, Play play) {
    this.space = space;
    this.model = model;
    this.demands = demands;
    this.play = play;
    this.meanWeight =
        space.request().targets().stream()
            .mapToDouble(ServiceTarget::weight)
            .average()
            .orElseThrow();
  }

  /// The same with demands played for longer, as it is to be shown.
  public PlacementScorer precise() {
    return new PlacementScorer(space, model, demands, WHOLE);
  }

  /// As [#precise] where every SLO is met, sooner where one is not.
  public PlacementScorer verifying() {
    return new PlacementScorer(space, model, demands, LONG);
  }

  /// As quick as for a search, with a margin that makes [#precise] agree.
  public PlacementScorer careful() {
    return new PlacementScorer(space, model, demands, CAREFUL);
  }

  public PlacementScore predicted(Placement placement, CombinationPrediction prediction) {
    return score(placement, prediction, null);
  }

  /// The weighted share that [#predicted] comes to: no demand needs to be played for it.
  double weightedShare(Placement placement, CombinationPrediction prediction) {
    double sum = 0;
    for (int i = 0; i < placement.combination().size(); i++) {
      Deployment deployment = placement.deployments().get(i);
      double share = settings(placement, prediction, i) / slowdown(placement, prediction, i).mid();
      sum += share * space.target(deployment.engine()).weight() / meanWeight;
    }
    return sum;
  }

  /// No less than the weighted goodput that [#predicted] comes to: all that arrives, or all that is
  /// served alone, within the SLO.
  double weightedArrivals(Placement placement, Supplier<CombinationPrediction> prediction) {
    double sum = 0;
    for (int i = 0; i < placement.combination().size(); i++) {
      Deployment deployment = placement.deployments().get(i);
      ServiceTarget target = space.target(deployment.engine());
      double perSecond =
          isSaturating(target)
              ? deployment.streams()
                  * deployment.batchSize()
                  * 1e9
                  / prediction.get().soloLatencyNanos().get(i)
              : target.arrivals().meanRatePerSecond();
      sum += target.weight() * perSecond;
    }
    return sum;
  }

  /// The share that [#predicted] comes to.
  double share(Placement placement, CombinationPrediction prediction) {
    double sum = 0;
    for (int i = 0; i < placement.combination().size(); i++) {
      sum += settings(placement, prediction, i) / slowdown(placement, prediction, i).mid();
    }
    return sum;
  }

  /// Measured slowdowns and percentiles, the predicted ones beside them.
  public PlacementScore measured(
      Placement placement, CombinationPrediction prediction, Measurement measurement) {
    return score(placement, prediction, measurement);
  }

  private PlacementScore score(
      Placement placement, CombinationPrediction prediction, @Nullable Measurement measurement) {
    List<ServiceLevel> levels = levels(placement, prediction);
    List<ServiceLevel> observed = measurement == null ? levels : observed(placement, measurement);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < placement.combination().size(); i++) {
      Judged predicted = predicted(placement, prediction, i, levels.get(i));
      judged.add(
          measurement == null ? predicted : measured(predicted, measurement, i, observed.get(i)));
    }
    Provenance provenance =
        measurement == null ? Provenance.PREDICTED : measurement.colocated().provenance();
    return new PlacementScore(
        gpu(placement, judged, measurement),
        share(judged),
        judged.stream().mapToDouble(each -> each.share() * each.weight() / meanWeight).sum(),
        judged.stream().mapToDouble(each -> each.weight() * each.level().goodputPerSecond()).sum(),
        slacks(placement, judged),
        provenance);
  }

  private List<ServiceLevel> levels(Placement placement, CombinationPrediction prediction) {
    List<Double> slowdowns = new ArrayList<>();
    for (int i = 0; i < placement.combination().size(); i++) {
      slowdowns.add(slowdown(placement, prediction, i).mid());
    }
    List<ServiceLevel> safe = whole(placement, prediction.soloLatencyNanos(), slowdowns);
    if (!hasDemand(placement) || (isQuick() && hold(placement, safe))) {
      return safe;
    }
    Scene scene = scene(placement, prediction.soloLatencyNanos(), slowdowns);
    Play how = isQuick() && placement.combination().size() == 1 ? ALONE : play;
    List<ServiceLevel> levels =
        how.untilMissed()
            ? demands.levelsUntilMissed(scene, how.inputs())
            : demands.levels(scene, how.inputs());
    return how.margin() == 1
        ? levels
        : levels.stream().map(each -> each.slower(how.margin())).toList();
  }

  /// Whether anything on this GPU has a demand of its own; else all saturate it.
  private boolean hasDemand(Placement placement) {
    return JointPlay.isOf(placement.combination(), targets(placement));
  }

  private List<ServiceTarget> targets(Placement placement) {
    return placement.deployments().stream().map(each -> space.target(each.engine())).toList();
  }

  private Scene scene(Placement placement, List<Double> soloNanos, List<Double> slowdowns) {
    return new Scene(
        placement.gpu(), placement.combination(), soloNanos, slowdowns, targets(placement));
  }

  private boolean isQuick() {
    return play.inputs() == QUICK.inputs();
  }

  /// Every inference as long as that of a whole batch beside others that never rest. With a demand
  /// that is on the safe side: where constraints hold so, a search need not know more.
  private List<ServiceLevel> whole(
      Placement placement, List<Double> soloNanos, List<Double> slowdowns) {
    List<ServiceLevel> levels = new ArrayList<>();
    for (int i = 0; i < slowdowns.size(); i++) {
      levels.add(
          estimate(
              placement.deployments().get(i),
              ServiceTime.predicted(soloNanos.get(i), slowdowns.get(i))));
    }
    return levels;
  }

  private boolean hold(Placement placement, List<ServiceLevel> levels) {
    boolean hold = true;
    for (int i = 0; i < levels.size(); i++) {
      ServiceTarget target = space.target(placement.deployments().get(i).engine());
      hold &=
          levels.get(i).sustainable() && levels.get(i).sloSlackFraction(target.sloP99Nanos()) >= 0;
    }
    return hold;
  }

  private static Interval slowdown(
      Placement placement, CombinationPrediction prediction, int index) {
    return placement.combination().size() == 1
        ? Interval.exactly(1)
        : prediction.slowdowns().get(index);
  }

  private ServiceLevel estimate(Deployment deployment, ServiceTime service) {
    return model.estimate(deployment, service, space.target(deployment.engine()));
  }

  private Judged predicted(
      Placement placement, CombinationPrediction prediction, int i, ServiceLevel level) {
    Deployment deployment = placement.deployments().get(i);
    ServiceTarget target = space.target(deployment.engine());
    double soloNanos = prediction.soloLatencyNanos().get(i);
    Interval slowdown = slowdown(placement, prediction, i);
    double settings = settings(placement, prediction, i);
    PlannedDeployment planned =
        new PlannedDeployment(
            deployment,
            slowdown,
            null,
            soloNanos * slowdown.mid(),
            level.p99Nanos(),
            null,
            Sampling.notMeasured(),
            level.throughputPerSecond(),
            target.sloP99Nanos());
    return new Judged(target, planned, level, settings, settings / slowdown.mid());
  }

  /// Throughput alone with its settings over that with the settings of reference.
  private double settings(Placement placement, CombinationPrediction prediction, int i) {
    Deployment deployment = placement.deployments().get(i);
    double soloNanos = prediction.soloLatencyNanos().get(i);
    double alonePerSecond = deployment.streams() * deployment.batchSize() * 1e9 / soloNanos;
    return alonePerSecond
        / space.options(deployment.engine(), placement.gpu()).referencePerSecond();
  }

  private static boolean isSaturating(ServiceTarget target) {
    return target.arrivals() instanceof ArrivalProcess.ClosedLoop;
  }

  /// A p99 is taken from the run where the load was the target's own: saturating. For other loads
  /// it follows from the measured service times by the service model.
  private Judged measured(Judged predicted, Measurement measurement, int i, ServiceLevel level) {
    DeploymentResult together = measurement.colocated().deployments().get(i);
    DeploymentResult alone = measurement.solo().get(i);
    PlannedDeployment planned = predicted.planned();
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
            new Sampling.Counted(
                together.latency().sampleCount(), measurement.slowdownHalfWidths().get(i)),
            planned.throughputPerSecond(),
            planned.sloP99Nanos());
    return new Judged(
        predicted.target(),
        observed,
        level,
        predicted.settings(),
        predicted.settings() * together.throughputPerSecond() / alone.throughputPerSecond());
  }

  /// By the service model, from what was measured alone and together.
  private List<ServiceLevel> observed(Placement placement, Measurement measurement) {
    if (hasDemand(placement)) {
      List<Double> solo =
          measurement.solo().stream().map(each -> each.latency().meanNanos()).toList();
      return demands.levels(scene(placement, solo, measurement.slowdowns()), play.inputs());
    }
    return measurement.colocated().deployments().stream()
        .map(each ->
            estimate(
                each.deployment(),
                ServiceTime.measured(each.latency().meanNanos(), each.latency().p99Nanos())))
        .toList();
  }

  private PlannedGpu gpu(
      Placement placement, List<Judged> judged, @Nullable Measurement measurement) {
    double low = 0;
    double mid = 0;
    double high = 0;
    for (Judged each : judged) {
      low += each.settings() / each.planned().predictedSlowdown().high();
      mid += each.settings() / each.planned().predictedSlowdown().mid();
      high += each.settings() / each.planned().predictedSlowdown().low();
    }
    return new PlannedGpu(
        placement.gpu(),
        0,
        placement.combination().sharing(),
        judged.stream().map(Judged::planned).toList(),
        new Interval(low, mid, high),
        measurement == null ? null : share(judged),
        measurement == null ? null : measurement.colocated().provenance(),
        space.memoryBytes(placement),
        space.memoryLimitBytes(placement.gpu()));
  }

  private static double share(List<Judged> judged) {
    return judged.stream().mapToDouble(Judged::share).sum();
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
