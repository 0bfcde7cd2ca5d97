package io.optimum.workbench.planner.measure;

import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.strategy.search.Improvement;
import java.util.List;

/// How probable it is that deployments meet their SLOs, given how sure their slowdowns are.
///
/// The logarithm of a p99 is taken as normal around the predicted one: as unsure as the slowdown,
/// and as the tail that the service model adds to it. Deployments are taken as independent, which
/// is on the safe side: what one is missed by, those beside it are likely to be missed by too.
final class SloProbability {
  /// Standard deviation of the logarithm of measured over modelled p99, given the mean: 0.10 to
  /// 0.20 on 16 worlds that are none of the standard proof's, without a bias (decision 187).
  private static final double TAIL = 0.15;

  private SloProbability() {}

  static double of(List<PlannedDeployment> deployments) {
    return deployments.stream()
        .filter(each -> each.sloP99Nanos() > 0)
        .mapToDouble(SloProbability::of)
        .reduce(1, (one, other) -> one * other);
  }

  private static double of(PlannedDeployment deployment) {
    double room = Math.log(deployment.sloP99Nanos() / deployment.p99Nanos());
    boolean alone = deployment.predictedSlowdown().high() == 1;
    if (alone || deployment.measuredP99Nanos() != null) {
      return room >= 0 ? 1 : 0;
    }
    double deviation = LearnedPredictor.deviation(deployment.predictedSlowdown());
    return Improvement.probability(room / Math.hypot(deviation, TAIL));
  }
}
