package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.ArrivalProcess;
import io.optimum.workbench.domain.Batching;
import io.optimum.workbench.domain.Combination;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.planner.space.SizeTimes;
import io.optimum.workbench.service.Interference;
import io.optimum.workbench.service.PairwiseInterference;
import io.optimum.workbench.service.PlayedGpu;
import io.optimum.workbench.service.ServiceLevel;
import io.optimum.workbench.service.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the deployments of one GPU make of inputs that arrive by themselves: their demands are
/// played together ([PlayedGpu]). Pairs at the batch sizes that run are predicted when they are
/// first met, and remembered.
final class Demand {
  private final PlanSpace space;
  private final Batching batching;
  private final Map<Pair, Double> pairs;

  Demand(PlanSpace space, Batching batching) {
    this.space = space;
    this.batching = batching;
    this.pairs = new ConcurrentHashMap<>();
  }

  private record Pair(GpuId gpu, Deployment victim, Deployment other) {}

  /// Whether anything on this GPU has a demand of its own; else all saturate it.
  boolean isOf(Placement placement) {
    return placement.deployments().stream()
        .anyMatch(
            each -> !(space.target(each.engine()).arrivals() instanceof ArrivalProcess.ClosedLoop));
  }

  /// @param soloNanos of whole batches alone
  /// @param together slowdowns with whole batches beside all others
  /// @param inputs of each deployment to play
  List<ServiceLevel> levels(
      Placement placement, List<Double> soloNanos, List<Double> together, int inputs) {
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < placement.deployments().size(); i++) {
      Deployment each = placement.deployments().get(i);
      tenants.add(
          new Tenant(
              each,
              SizeTimes.of(space.context().profiles(), placement.gpu(), each, soloNanos.get(i)),
              space.target(each.engine())));
    }
    return PlayedGpu.play(tenants, interference(placement, together), batching, inputs);
  }

  private Interference interference(Placement placement, List<Double> together) {
    List<Deployment> all = placement.deployments();
    return all.size() == 1
        ? Interference.none()
        : new PairwiseInterference(
            (victim, size, other, otherSize) ->
                slowdown(
                    placement.gpu(),
                    all.get(victim).withBatchSize(size),
                    all.get(other).withBatchSize(otherSize)),
            all.stream().mapToInt(Deployment::batchSize).toArray(),
            together.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private double slowdown(GpuId gpu, Deployment victim, Deployment other) {
    Double known = pairs.get(new Pair(gpu, victim, other));
    return known == null ? predicted(gpu, victim, other) : known;
  }

  private double predicted(GpuId gpu, Deployment victim, Deployment other) {
    Combination pair = Combination.ofStreams(List.of(victim, other));
    List<Interval> both =
        space
            .context()
            .predictor()
            .predict(space.context().profiles().profiled(space.context().spec(gpu), pair))
            .slowdowns();
    pairs.put(new Pair(gpu, other, victim), both.get(1).mid());
    pairs.put(new Pair(gpu, victim, other), both.get(0).mid());
    return both.get(0).mid();
  }
}
