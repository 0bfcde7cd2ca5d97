package io.optimum.workbench.cli.plan;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.strategy.Exploration;
import io.optimum.workbench.strategy.OperatingPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `explore --json` prints.
///
/// @param settings predicted, those of the front among them
/// @param front ascending in latency and in goodput
record ExploreJson(
    String gpu,
    Sharing sharing,
    String predictor,
    String provenance,
    int settings,
    PointJson chosen,
    List<PointJson> front) {

  /// @param latencyRatio worst p99 over its limit: the SLO, or the least latency alone
  record PointJson(
      Interval latencyRatio,
      Interval goodputPerSecond,
      double throughputPerSecond,
      double sloSlackFraction,
      boolean outsideTraining,
      List<DeploymentJson> deployments) {}

  /// @param batchesPerSecond that it is paced to; null = no limit
  /// @param p99Nanos null = its demand is not sustained
  record DeploymentJson(
      String engine,
      int batchSize,
      int streams,
      StreamPriority priority,
      boolean cudaGraph,
      double smShareFraction,
      @Nullable Double batchesPerSecond,
      @Nullable Double p99Nanos) {}

  static ExploreJson of(Exploration explored, OperatingPoint chosen) {
    return new ExploreJson(
        explored.gpu().id().value(),
        chosen.combination().sharing(),
        chosen.prediction().predictor(),
        Provenance.PREDICTED.word(),
        explored.points().size(),
        point(chosen),
        explored.front().points().stream().map(ExploreJson::point).toList());
  }

  private static PointJson point(OperatingPoint point) {
    List<DeploymentJson> deployments = new ArrayList<>();
    for (int i = 0; i < point.combination().size(); i++) {
      deployments.add(
          deployment(point.combination().deployments().get(i), point.p99Nanos().get(i)));
    }
    return new PointJson(
        point.latencyRatio(),
        point.goodputPerSecond(),
        point.throughputPerSecond(),
        point.sloSlackFraction(),
        point.prediction().outsideTraining(),
        deployments);
  }

  private static DeploymentJson deployment(Deployment each, double p99Nanos) {
    return new DeploymentJson(
        each.engine().value(),
        each.batchSize(),
        each.streams(),
        each.priority(),
        each.cudaGraph(),
        each.smShareFraction(),
        each.pacing() instanceof Pacing.TokenBucket(double perSecond) ? perSecond : null,
        Double.isFinite(p99Nanos) ? p99Nanos : null);
  }
}
