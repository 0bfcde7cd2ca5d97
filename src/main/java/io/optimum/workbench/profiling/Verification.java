package io.optimum.workbench.profiling;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Runs a whole plan, one GPU after the other, under the very demand it was made for: open loop
/// where inputs arrive by themselves, batched as the planner assumes ([Batching#atOnce]).
public final class Verification {
  /// The p99 of so many inputs is known within some percent.
  private static final double INPUTS = 4_000;

  private static final long SHORTEST_NANOS = 1_000_000_000L;
  private static final long LONGEST_NANOS = 60_000_000_000L;

  private final long warmUpNanos;
  private final long runNanos;
  private final long seed;

  /// @param warmUpNanos device time before anything counts
  /// @param runNanos device time measured on each GPU; 0 = until every deployment has had about
  ///   4000 inputs, one second at least and sixty at most
  /// @param seed of arrivals and noise
  public Verification(long warmUpNanos, long runNanos, long seed) {
    this.warmUpNanos = warmUpNanos;
    this.runNanos = runNanos;
    this.seed = seed;
  }

  /// Blocks until every GPU of the plan has run.
  ///
  /// @param device runs one GPU's request
  /// @return every deployment, in the plan's order
  public List<VerifiedDeployment> run(
      Plan plan, BiFunction<RunRequest, Progress, RunResult> device, Progress progress) {
    Map<EngineId, ArrivalProcess> shares = shares(plan);
    List<VerifiedDeployment> verified = new ArrayList<>();
    int count = plan.gpus().size();
    for (int i = 0; i < count; i++) {
      PlannedGpu gpu = plan.gpus().get(i);
      Progress part = progress.step(i, count);
      RunResult result = device.apply(request(gpu, shares), part);
      for (int j = 0; j < gpu.deployments().size(); j++) {
        PlannedDeployment planned = gpu.deployments().get(j);
        verified.add(
            new VerifiedDeployment(
                gpu.ordinal(),
                gpu.gpu(),
                planned,
                share(shares, planned.deployment()),
                result.deployments().get(j),
                result.provenance()));
      }
    }
    return List.copyOf(verified);
  }

  private RunRequest request(PlannedGpu gpu, Map<EngineId, ArrivalProcess> shares) {
    List<Load> loads =
        gpu.deployments().stream().map(each -> load(share(shares, each.deployment()))).toList();
    return RunRequest.closedLoop(
            gpu.gpu(), gpu.combination(), warmUpNanos, StopRule.after(length(loads)), seed)
        .withLoads(loads);
  }

  private Load load(ArrivalProcess arrivals) {
    return switch (arrivals) {
      case ArrivalProcess.ClosedLoop _ -> Load.closedLoop();
      case ArrivalProcess.Recorded recorded ->
          Load.queued(recorded.after(warmUpNanos)).withBatching(Batching.atOnce());
      case ArrivalProcess open -> Load.queued(open).withBatching(Batching.atOnce());
    };
  }

  private long length(List<Load> loads) {
    if (runNanos > 0) {
      return runNanos;
    }
    double slowest =
        loads.stream()
            .mapToDouble(each -> each.arrivals().meanRatePerSecond())
            .filter(rate -> rate > 0)
            .min()
            .orElse(INPUTS);
    return Math.clamp((long) (INPUTS / slowest * 1e9), SHORTEST_NANOS, LONGEST_NANOS);
  }

  /// The demand of each engine, shared by its replicas.
  private static Map<EngineId, ArrivalProcess> shares(Plan plan) {
    Map<EngineId, Integer> replicas = new TreeMap<>();
    plan.gpus().stream()
        .flatMap(gpu -> gpu.deployments().stream())
        .forEach(each -> replicas.merge(each.deployment().engine(), 1, Integer::sum));
    Map<EngineId, ArrivalProcess> shares = new TreeMap<>();
    for (ServiceTarget target : plan.request().targets()) {
      int count = replicas.getOrDefault(target.engine(), 1);
      shares.put(target.engine(), target.arrivals().shared(count));
    }
    return shares;
  }

  private static ArrivalProcess share(Map<EngineId, ArrivalProcess> shares, Deployment deployment) {
    return shares.getOrDefault(deployment.engine(), ArrivalProcess.closedLoop());
  }
}
