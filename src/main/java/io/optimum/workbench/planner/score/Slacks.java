package io.optimum.workbench.planner.score;

import static io.optimum.workbench.planner.space.Phrases.gibibytes;
import static io.optimum.workbench.planner.space.Phrases.millis;
import static io.optimum.workbench.planner.space.Phrases.percent;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.ServiceLevel;
import java.util.List;

/// The hard constraints, each with its slack. Fractions are of the limit, so that violations of
/// different constraints can be added up.
public final class Slacks {
  /// A queue at exactly full load is not stable.
  private static final double UNSTABLE = -1e-9;

  /// Stands for a slack without an end, and keeps sums of violations finite.
  private static final double WORST = -10;

  /// How the name of every slack of an SLO begins.
  public static final String SLO = "SLO of ";

  private static final String DEMAND = "Demand of ";

  private Slacks() {}

  /// Whether it is of a demand or of an SLO, and so depends on how demands are played.
  static boolean isOfService(ObjectiveTerm slack) {
    return slack.name().startsWith(SLO) || slack.name().startsWith(DEMAND);
  }

  public static ObjectiveTerm memory(Placement placement, PlanSpace space) {
    long need = space.memoryBytes(placement);
    long limit = space.memoryLimitBytes(placement.gpu());
    return new ObjectiveTerm(
        "Memory of " + placement.label(),
        (limit - need) / (double) limit,
        "fraction",
        "%s needs %s of %s on %s."
            .formatted(placement.label(), gibibytes(need), gibibytes(limit), placement.gpu()));
  }

  public static ObjectiveTerm engines(Placement placement, PlanSpace space) {
    int size = placement.combination().size();
    int limit = space.request().maxEnginesPerGpu();
    return new ObjectiveTerm(
        "Engines beside " + placement.deployments().getFirst().engine(),
        limit - size,
        "engines",
        "%d of at most %d engines share the GPU of %s.".formatted(size, limit, placement.label()));
  }

  public static ObjectiveTerm gpus(GpuId gpu, long used, int available) {
    return new ObjectiveTerm(
        "GPUs of type " + gpu,
        available - used,
        "GPUs",
        "%d of %d GPUs of type %s are used.".formatted(used, available, gpu));
  }

  public static ObjectiveTerm demand(ServiceTarget target, ServiceLevel level) {
    double slack = 1 - level.utilisationFraction();
    return new ObjectiveTerm(
        DEMAND + target.engine(),
        level.sustainable() ? slack : Math.min(finite(slack), UNSTABLE),
        "fraction",
        "%s is %s loaded by its demand."
            .formatted(target.engine(), percent(level.utilisationFraction())));
  }

  public static ObjectiveTerm slo(ServiceTarget target, double p99Nanos) {
    return new ObjectiveTerm(
        SLO + target.engine(),
        finite(1 - p99Nanos / target.sloP99Nanos()),
        "fraction",
        "%s has a p99 of %s against an SLO of %s."
            .formatted(
                target.engine(),
                millis(p99Nanos, target.sloP99Nanos()),
                millis(target.sloP99Nanos(), p99Nanos)));
  }

  /// Sum of violated slacks; 0 where all hold. One that is missed by very far counts no more than
  /// one that is missed by [#WORST].
  static double violation(List<ObjectiveTerm> slacks) {
    return slacks.stream()
        .mapToDouble(each -> isOfService(each) ? Math.max(WORST, each.value()) : each.value())
        .map(value -> Math.max(0, -value))
        .sum();
  }

  private static double finite(double slack) {
    return Double.isFinite(slack) ? slack : WORST;
  }
}
